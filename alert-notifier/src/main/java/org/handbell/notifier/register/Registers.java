package org.handbell.notifier.register;

import java.time.InstantSource;
import org.handbell.notifier.NotifierConfig;
import org.jdbi.v3.core.Jdbi;

/**
 * The school's registers beside the cases: what was asked of the filter, how it was tested and
 * looked at, what staff reported and what silences hid.
 */
public final class Registers {

  private final NotifierConfig config;
  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Intake intake;
  private final Cases cases;
  private final Audit audit;

  Registers(
      NotifierConfig config,
      InstantSource clock,
      Jdbi jdbi,
      Intake intake,
      Cases cases,
      Audit audit) {
    this.config = config;
    this.clock = clock;
    this.jdbi = jdbi;
    this.intake = intake;
    this.cases = cases;
    this.audit = audit;
  }

  /** What the filter was asked to block and to allow. */
  public ChangeRequests changeRequests() {
    return new ChangeRequests(clock, jdbi, config.contacts(), audit);
  }

  /** Tests of the filter that people made. */
  public FilterTests filterTests() {
    return new FilterTests(clock, jdbi, audit);
  }

  /** Looks that people took at filtering and monitoring. */
  public SpotChecks spotChecks() {
    return new SpotChecks(clock, jdbi, audit);
  }

  /** What staff reported by hand. */
  public StaffReports staffReports() {
    return new StaffReports(clock, jdbi, config.contacts(), intake, cases, audit);
  }

  /** What silences hid. */
  public SilenceRecord silences() {
    return new SilenceRecord(jdbi);
  }

  /**
   * Writes down that somebody looked at a register, or took it out of Handbell.
   *
   * @param action {@code view} or {@code export}
   */
  public void looked(String viewer, String action, String register) {
    jdbi.useTransaction(
        handle -> audit.append(handle, clock.instant(), viewer, action, register, "register"));
  }
}
