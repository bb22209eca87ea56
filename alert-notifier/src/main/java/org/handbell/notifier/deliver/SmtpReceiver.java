package org.handbell.notifier.deliver;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Sends mail by SMTP (RFC 5321): a connection, a message and a recipient at a time. */
public final class SmtpReceiver implements Receiver {

  private final MailSettings settings;
  private final Session session;

  public SmtpReceiver(MailSettings settings) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(MailSettings settings) {
    Properties properties = new Properties();
    String prefix = "mail." + settings.smtp().getScheme() + ".";
    properties.setProperty(prefix + "connectiontimeout", "10000");
    properties.setProperty(prefix + "timeout", "30000");
    properties.setProperty(prefix + "writetimeout", "30000");
    properties.setProperty(prefix + "quitwait", "false");
    properties.setProperty(prefix + "localhost", settings.domain());
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "ssl.protocols", "TLSv1.2 TLSv1.3");
    if (!settings.isTls() && !settings.isLoopback()) {
      properties.setProperty(prefix + "starttls.enable", "true");
      properties.setProperty(prefix + "starttls.required", "true");
    }
    if (settings.smtp().getUserInfo() != null) {
      properties.setProperty(prefix + "auth", "true");
    }
    return properties;
  }

  @Override
  public Result send(Mail mail) {
    WatchedTransport transport = new WatchedTransport(session, settings);
    try {
      String host = settings.smtp().getHost().replace("[", "").replace("]", "");
      transport.connect(host, settings.port(), settings.smtp().getUserInfo(), settings.password());
      transport.sendMessage(
          new AlertMessage(session, settings, mail),
          new Address[] {new InternetAddress(mail.recipient().email(), true)});
      return new Delivered();
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
