package org.handbell.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when a fault has ended one of its threads: whoever runs it starts it again, and
 * it goes on where it was, while one without its mails or its receiver would stay silent. What a
 * fault says may quote what a child typed, so that its kind and its places alone are logged.
 */
final class BrokenThreads implements Thread.UncaughtExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(BrokenThreads.class);
  private static final int BROKEN = 1;

  private volatile boolean stopping;

  private BrokenThreads() {}

  /** From now on, for every thread that has no handler of its own. */
  static BrokenThreads endTheProcess() {
    BrokenThreads broken = new BrokenThreads();
    Thread.setDefaultUncaughtExceptionHandler(broken);
    return broken;
  }

  /** While everything stops, what fails is told and changes nothing. */
  void stopping() {
    stopping = true;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable fault) {
    try {
      LOG.error("thread {} has ended by a fault", thread.getName(), new Silent(fault));
    } finally {
      if (!stopping) {
        Runtime.getRuntime().halt(BROKEN);
      }
    }
  }

  /** A fault without its words. */
  private static final class Silent extends Exception {

    private static final long serialVersionUID = 1;

    Silent(Throwable fault) {
      super(fault.getClass().getName(), null, false, true);
      setStackTrace(fault.getStackTrace());
    }
  }
}
