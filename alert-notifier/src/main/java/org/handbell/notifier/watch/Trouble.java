package org.handbell.notifier.watch;

import java.time.Instant;
import java.util.List;
import org.handbell.notifier.compose.Fact;

/**
 * Something that is wrong for one school on the way of its lines.
 *
 * @param subject the source, or the ingest process, that it is about
 * @param sources ids of the school's sources that it affects
 * @param what in a sentence
 * @param facts the numbers behind it
 */
public record Trouble(
    Kind kind,
    String subject,
    String schoolId,
    List<String> sources,
    Instant since,
    String what,
    List<Fact> facts) {

  public Trouble {
    sources = List.copyOf(sources);
    facts = List.copyOf(facts);
  }

  /** The same as long as it is the same trouble. */
  public String key() {
    return key(kind, subject, schoolId);
  }

  static String key(Kind kind, String subject, String schoolId) {
    return kind + "|" + subject + "|" + schoolId;
  }
}
