package org.handbell.notifier.deliver;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.handbell.notifier.deliver.AccessTokens.Answer;
import org.handbell.notifier.deliver.AccessTokens.None;
import org.handbell.notifier.deliver.AccessTokens.Token;
import org.jspecify.annotations.Nullable;

/** Sends mail by SMTP (RFC 5321): a connection, a message and a recipient at a time. */
public final class SmtpReceiver implements Receiver {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final MailSettings settings;
  private final Session session;
  private final @Nullable AccessTokens tokens;

  public SmtpReceiver(MailSettings settings) {
    this(settings, InstantSource.system(), PATIENCE);
  }

  /**
   * Sends nothing yet.
   *
   * @param patience how long each answer is waited for
   */
  SmtpReceiver(MailSettings settings, InstantSource clock, Duration patience) {
    OAuth oauth = settings.oauth();
    this.settings = settings;
    this.session = Session.getInstance(properties(settings, patience));
    this.tokens = oauth == null ? null : new AccessTokens(oauth, clock);
  }

  private static Properties properties(MailSettings settings, Duration patience) {
    Properties properties = new Properties();
    String prefix = "mail." + settings.smtp().getScheme() + ".";
    properties.setProperty(prefix + "connectiontimeout", "10000");
    properties.setProperty(prefix + "timeout", String.valueOf(patience.toMillis()));
    properties.setProperty(prefix + "writetimeout", String.valueOf(patience.toMillis()));
    properties.setProperty(prefix + "quitwait", "false");
    properties.setProperty(prefix + "localhost", settings.domain());
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "ssl.protocols", "TLSv1.2 TLSv1.3");
    // A report of what did not arrive shall not carry the words of the mail with it (RFC 3461).
    properties.setProperty(prefix + "dsn.ret", "HDRS");
    if (!settings.isTls() && !settings.isLoopback()) {
      properties.setProperty(prefix + "starttls.enable", "true");
      properties.setProperty(prefix + "starttls.required", "true");
    }
    if (settings.user() != null) {
      properties.setProperty(prefix + "auth", "true");
    }
    if (settings.oauth() != null) {
      properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
    }
    trust(properties, prefix + "ssl.socketFactory", settings.trust());
    return properties;
  }

  static void trust(Properties properties, String key, @Nullable Path trust) {
    try {
      if (trust != null) {
        properties.put(key, Trust.of(trust));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A token that the server does not take is fetched anew, once. */
  @Override
  public Result send(Mail mail) {
    if (tokens == null) {
      return send(mail, settings.password());
    }
    Result first = send(mail, tokens);
    return first.equals(SmtpAnswer.SIGN_IN_REFUSED) ? send(mail, tokens) : first;
  }

  private Result send(Mail mail, AccessTokens tokens) {
    Answer answer = tokens.current();
    if (answer instanceof None none) {
      return new Deferred(none.reason(), none.retryable());
    }
    Token token = (Token) answer;
    Result result = send(mail, token.value());
    if (result.equals(SmtpAnswer.SIGN_IN_REFUSED)) {
      tokens.refuse(token);
    }
    return result;
  }

  private Result send(Mail mail, @Nullable String password) {
    WatchedTransport transport = new WatchedTransport(session, settings);
    try {
      String host = settings.smtp().getHost().replace("[", "").replace("]", "");
      transport.connect(host, settings.port(), settings.user(), password);
      transport.sendMessage(
          new AlertMessage(session, settings, mail),
          new Address[] {new InternetAddress(mail.recipient().email(), true)});
      return new Delivered();
    } catch (AuthenticationFailedException e) {
      return SmtpAnswer.ofSignIn(transport.getLastReturnCode());
    } catch (MessagingException e) {
      return SmtpAnswer.of(e, transport.dotSent);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java has UTF-8", e);
    } finally {
      close(transport);
    }
  }

  /** Whatever goes wrong with the good-bye changes nothing about the mail. */
  @SuppressWarnings("EmptyCatch")
  private static void close(WatchedTransport transport) {
    try {
      transport.close();
    } catch (MessagingException ignored) {
      // the answer to the mail is already known
    }
  }

  /** Knows whether the whole message was handed over: from then on silence is no refusal. */
  private static final class WatchedTransport extends SMTPTransport {

    private boolean dotSent;

    WatchedTransport(Session session, MailSettings settings) {
      super(
          session,
          new URLName(settings.smtp().getScheme(), settings.smtp().getHost(), -1, null, null, null),
          settings.smtp().getScheme(),
          settings.isTls());
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
      dotSent = true;
      super.finishData();
    }
  }
}
