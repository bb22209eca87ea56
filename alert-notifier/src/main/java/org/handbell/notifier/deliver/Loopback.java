package org.handbell.notifier.deliver;

import org.jspecify.annotations.Nullable;

/** Tells this machine itself from others: nobody can listen in between. */
final class Loopback {

  private Loopback() {}

  static boolean is(@Nullable String host) {
    return "localhost".equals(host)
        || "[::1]".equals(host)
        || (host != null && host.matches("127(\\.\\d{1,3}){3}"));
  }
}
