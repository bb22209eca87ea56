package org.handbell.notifier.watch;

import java.util.List;

/**
 * Something that is to be told now about one school.
 *
 * @param occasion the same whenever the same is told
 */
public record Notice(
    Audience audience, Step step, String schoolId, String occasion, List<Standing> about) {

  /** Whom it is for. */
  public enum Audience {
    IT,
    /** The safeguarding leads, who cannot mend it and must know what they may not see. */
    LEADS
  }

  /** Why it is told. */
  public enum Step {
    BEGUN,
    OVER,
    DAILY
  }

  public Notice {
    about = List.copyOf(about);
  }

  /** The register's numbers of what it tells. */
  public List<Long> ids() {
    return about.stream().map(Standing::id).toList();
  }
}
