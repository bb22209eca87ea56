package org.handbell.app.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A mail server on the loopback interface that takes every mail and passes none on. */
public final class MailSink implements AutoCloseable {

  private final ServerSetup setup;
  private final GreenMail server;
  private final Map<String, Integer> seen = new HashMap<>();

  /** A mail as it arrived. */
  public record Received(
      String to,
      String subject,
      String incident,
      String priority,
      String reason,
      String messageId,
      String text,
      String html) {}

  /** Starts on a free port of the loopback interface. */
  public MailSink() {
    this(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  }

  /** Starts as that says, the port free to choose. */
  public MailSink(ServerSetup setup) {
    this.setup = setup;
    this.server = new GreenMail(setup);
    server.start();
  }

  public int port() {
    return (setup.isSecure() ? server.getSmtps() : server.getSmtp()).getPort();
  }

  /** The mails that arrived since the last call; the server keeps each address's in order. */
  public List<Received> next() {
    Map<String, Integer> counted = new HashMap<>();
    List<Received> fresh = new ArrayList<>();
    for (MimeMessage message : server.getReceivedMessages()) {
      String to = to(message);
      if (counted.merge(to, 1, Integer::sum) > seen.getOrDefault(to, 0)) {
        fresh.add(read(message));
      }
    }
    seen.putAll(counted);
    return fresh;
  }

  private static String to(MimeMessage mail) {
    try {
      return ((InternetAddress) mail.getRecipients(Message.RecipientType.TO)[0]).getAddress();
    } catch (MessagingException e) {
      throw new IllegalStateException("a mail that cannot be read", e);
    }
  }

  private static Received read(MimeMessage mail) {
    try {
      return new Received(
          to(mail),
          mail.getSubject(),
          header(mail, "X-Handbell-Incident"),
          header(mail, "X-Handbell-Priority"),
          header(mail, "X-Handbell-Reason"),
          mail.getMessageID(),
          body(mail, "text/plain"),
          body(mail, "text/html"));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("a mail that cannot be read", e);
    }
  }

  private static String header(MimeMessage mail, String name) throws MessagingException {
    String[] values = mail.getHeader(name);
    return values == null ? "" : values[0];
  }

  private static String body(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent().toString();
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        String found = body(inner, type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  @Override
  public void close() {
    server.stop();
  }
}
