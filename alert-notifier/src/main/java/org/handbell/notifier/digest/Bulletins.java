package org.handbell.notifier.digest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.watch.Unwritten;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the clock, and has digests and summaries owed when they fall due: each exactly once,
 * however often Handbell is started, and those that were missed while it did not run.
 */
public final class Bulletins {

  private static final Logger LOG = LoggerFactory.getLogger(Bulletins.class);

  private final Register register;
  private final List<BySchool> jobs;
  private final InstantSource clock;

  /** Where nobody counts what failed. */
  public Bulletins(Register register, NotifierConfig config, Names names, InstantSource clock) {
    this(register, config, names, clock, new SimpleMeterRegistry());
  }

  /** Nothing happens before {@link #look} or {@link #tick}. */
  public Bulletins(
      Register register,
      NotifierConfig config,
      Names names,
      InstantSource clock,
      MeterRegistry metrics) {
    this.register = register;
    this.clock = clock;
    Schedule schedule = Schedule.of(config);
    List<School> schools = config.schools();
    this.jobs =
        List.of(
            new BySchool(
                "daily list", schools, new SummaryJob(register, config, schedule), metrics),
            new BySchool(
                "first weeks", schools, new SettlingJob(register, config, schedule), metrics),
            new BySchool(
                "end of a silence", schools, new SilenceJob(register, config, schedule), metrics),
            new BySchool(
                "digest",
                schools,
                new DigestJob(new DigestSource(register, config, schedule, names)),
                metrics));
  }

  /** Owes what fell due since the last look; after a fault nothing of it is skipped. */
  public void look() {
    int owed = tick();
    if (owed > 0) {
      LOG.info("bulletins owed count={}", owed);
    }
  }

  /**
   * Owes what fell due since the last look.
   *
   * @return how many mails are newly owed
   */
  public synchronized int tick() {
    Instant now = clock.instant();
    int owed = jobs.stream().mapToInt(job -> job.owe(now)).sum();
    return owed + register.post().warnOfFloods();
  }

  /** Which mails could not be written for which schools when it was last tried. */
  public List<Unwritten> unwritten() {
    return jobs.stream().flatMap(job -> job.unwritten().stream()).toList();
  }
}
