package org.handbell.notifier.digest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handbell.model.School;
import org.handbell.notifier.watch.Unwritten;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a job for each school by itself. Where it fails for one, the others get theirs all the same,
 * and that one is tried again with all that it missed.
 */
final class BySchool {

  private static final Logger LOG = LoggerFactory.getLogger(BySchool.class);

  /** What was missed longer ago than the longest holiday is no longer news. */
  private static final Duration CATCH_UP = Duration.ofDays(49);

  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** What is done for one school. */
  interface Job {

    /**
     * Owes what fell due after one moment and not after another; what is owed already stays so.
     *
     * @param catchingUp true where that was while Handbell did not run
     * @return how many mails are newly owed
     */
    int owe(School school, Instant after, Instant now, boolean catchingUp);
  }

  /** A failure that stands. */
  private record Failed(Instant since, Instant again) {}

  private final String what;
  private final List<School> schools;
  private final Job job;
  private final Counter failures;
  private final Map<String, Instant> upTo = new HashMap<>();
  private final Map<String, Failed> failed = new HashMap<>();

  /**
   * Nothing is done before {@link #owe}.
   *
   * @param what the job is about, for health and metrics
   */
  BySchool(String what, List<School> schools, Job job, MeterRegistry metrics) {
    this.what = what;
    this.schools = schools;
    this.job = job;
    this.failures =
        Counter.builder("handbell.notifier.bulletins.failures").tag("job", what).register(metrics);
  }

  /** Owes what fell due since the last time that it could be, and returns how many mails. */
  synchronized int owe(Instant now) {
    return schools.stream().mapToInt(school -> owe(school, now)).sum();
  }

  private int owe(School school, Instant now) {
    String id = school.id();
    Failed before = failed.get(id);
    if (before != null && now.isBefore(before.again())) {
      return 0;
    }
    @Nullable Instant done = upTo.get(id);
    try {
      int owed = job.owe(school, done == null ? now.minus(CATCH_UP) : done, now, done == null);
      upTo.put(id, now);
      failed.remove(id);
      return owed;
    } catch (RuntimeException e) {
      failures.increment();
      failed.put(id, new Failed(before == null ? now : before.since(), now.plus(PAUSE)));
      LOG.error(
          "{} not written school={} trying again: {}", what, id, e.getClass().getSimpleName());
      return 0;
    }
  }

  /** What could not be written when it was last tried. */
  synchronized List<Unwritten> unwritten() {
    return failed.entrySet().stream()
        .map(each -> new Unwritten(each.getKey(), what, each.getValue().since()))
        .toList();
  }
}
