package org.handbell.notifier.deliver;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How mail leaves the school.
 *
 * @param smtp {@code smtp://user@host:port}, with STARTTLS unless the host is this machine itself,
 *     or {@code smtps://user@host:port}
 * @param password of the user in {@code smtp}
 * @param from one bare address
 * @param includeWords true where mails show what was typed
 */
public record MailSettings(URI smtp, @Nullable String password, String from, boolean includeWords) {

  public MailSettings {
    if (!Set.of("smtp", "smtps").contains(smtp.getScheme()) || smtp.getHost() == null) {
      throw new IllegalArgumentException("mail.smtp is smtp://host:port or smtps://user@host:port");
    }
    if (!from.matches("[^\\s@<>]+@[^\\s@<>]+")) {
      throw new IllegalArgumentException("mail.from is one address, name@host");
    }
  }

  boolean isTls() {
    return "smtps".equals(smtp.getScheme());
  }

  int port() {
    return smtp.getPort() > 0 ? smtp.getPort() : isTls() ? 465 : 587;
  }

  /** True where the mail server is this machine: nobody can listen in between. */
  boolean isLoopback() {
    String host = smtp.getHost();
    return "localhost".equals(host) || "[::1]".equals(host) || host.matches("127(\\.\\d{1,3}){3}");
  }

  /** The part of {@code from} behind the at sign. */
  String domain() {
    return from.substring(from.indexOf('@') + 1);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "MailSettings[" + smtp.getScheme() + "://" + smtp.getHost() + ":" + port() + "]";
  }
}
