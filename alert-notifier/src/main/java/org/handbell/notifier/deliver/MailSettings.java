package org.handbell.notifier.deliver;

import java.net.URI;
import java.nio.file.Path;
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
 * @param oauth in place of a password
 * @param trust certificates of the mail server's authority where that is the school's own; absent
 *     for those that every Java knows
 * @param bounces where reports of mails that did not arrive are read; absent for nowhere
 */
public record MailSettings(
    URI smtp,
    @Nullable String password,
    String from,
    boolean includeWords,
    @Nullable OAuth oauth,
    @Nullable Path trust,
    @Nullable BounceBox bounces) {

  /** With a password or none, a certificate that everybody knows, and no mailbox that is read. */
  public MailSettings(URI smtp, @Nullable String password, String from, boolean includeWords) {
    this(smtp, password, from, includeWords, null, null, null);
  }

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
    return Loopback.is(smtp.getHost());
  }

  /** Who signs in; absent where the server asks for nobody. */
  @Nullable String user() {
    return oauth == null ? smtp.getUserInfo() : oauth.user();
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
