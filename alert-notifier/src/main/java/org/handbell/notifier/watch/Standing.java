package org.handbell.notifier.watch;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trouble as the register keeps it.
 *
 * @param relapses how often it had come back shortly before
 * @param itTold when IT was told, absent until then
 * @param leadsTold when the safeguarding lead was told
 * @param closedAt when it was over
 * @param settled true where nobody is to be told any more
 */
public record Standing(
    long id,
    Trouble trouble,
    Instant openedAt,
    int relapses,
    @Nullable Instant itTold,
    @Nullable Instant leadsTold,
    @Nullable Instant closedAt,
    boolean settled) {

  private static final Comparator<Standing> GRAVEST_FIRST =
      Comparator.comparing((Standing each) -> each.trouble().kind(), Kind.GRAVEST_FIRST)
          .thenComparing(each -> each.trouble().since());

  /** The gravest first, and of those alike the one that has lasted longest. */
  public static List<Standing> inOrder(Collection<Standing> all) {
    return all.stream().sorted(GRAVEST_FIRST).toList();
  }

  /** True while it lasts. */
  public boolean isOpen() {
    return closedAt == null;
  }

  /** The same, with its facts as they are now. */
  public Standing seenAs(Trouble now) {
    return new Standing(id, now, openedAt, relapses, itTold, leadsTold, closedAt, settled);
  }
}
