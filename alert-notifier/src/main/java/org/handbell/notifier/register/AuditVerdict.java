package org.handbell.notifier.register;

/** Whether the audit chain is as it was written. */
public sealed interface AuditVerdict {

  /** Every row is there, in order and unchanged; {@code head} is the digest of the whole chain. */
  record Intact(long rows, String head) implements AuditVerdict {}

  /** The first row that is not what was written there. */
  record Broken(long row, String reason) implements AuditVerdict {}
}
