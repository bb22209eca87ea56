package org.handbell.notifier.register;

/** Where one owed mail stands. */
public enum OutboxState {
  READY,
  /** Leased: somebody is sending it now. */
  SENDING,
  /** Put off by the mail server. */
  RETRY,
  /** It may have been delivered: it is sent again under the same Message-ID. */
  UNKNOWN,
  SENT,
  /** Given up; somebody else was told instead where there was anybody. */
  DEAD,
  /** Not mailed by itself: it stands in the daily list of a school that is settling in. */
  LISTED,
  /** Not mailed by itself: one mail tells it with many others. */
  FOLDED,
  /** Overtaken, before it went out, by a mail about something worse. */
  SUPERSEDED
}
