package org.handbell.notifier.deliver;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a mail server reports of a mail (RFC 3462, RFC 3464). Anybody can write such a mail:
 * nothing of it is kept but a key that Handbell itself gave out and a code of digits.
 */
final class DeliveryReport {

  private static final Session NOWHERE = Session.getInstance(new Properties());
  private static final int MOST_PARTS = 5;
  private static final int MOST_RECIPIENTS = 20;
  private static final int MOST_BYTES = 64 * 1024;
  private static final Pattern MESSAGE_ID =
      Pattern.compile("\\s*<([0-9a-f]{64})@[^>\\s]{1,255}>\\s*");
  private static final Pattern STATUS = Pattern.compile("([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b.*");

  private @Nullable String key;
  private @Nullable String status;

  private DeliveryReport() {}

  /** True for a mail whose type is that of a report, before the rest of it is read. */
  static boolean isReport(String contentType) {
    return contentType.strip().regionMatches(true, 0, "multipart/report", 0, 16);
  }

  /** The mail that could not be delivered; nothing for any other news, or what is no report. */
  static Optional<Bounce> read(byte[] mail) {
    DeliveryReport report = new DeliveryReport();
    try {
      MimeMessage message = new MimeMessage(NOWHERE, new ByteArrayInputStream(mail));
      ContentType type = new ContentType(message.getContentType());
      if (type.match("multipart/report")
          && "delivery-status".equalsIgnoreCase(type.getParameter("report-type"))) {
        report.parts(new MimeMultipart(message.getDataHandler().getDataSource()));
      }
    } catch (MessagingException | IOException | RuntimeException e) {
      return Optional.empty(); // whoever wrote it, it is no report
    }
    String key = report.key;
    String status = report.status;
    return key == null || status == null ? Optional.empty() : Optional.of(new Bounce(key, status));
  }

  private void parts(MimeMultipart all) throws MessagingException, IOException {
    for (int i = 0; i < Math.min(all.getCount(), MOST_PARTS); i++) {
      BodyPart part = all.getBodyPart(i);
      if (part.isMimeType("message/delivery-status")
          || part.isMimeType("message/global-delivery-status")) {
        recipients(start(part));
      } else if (part.isMimeType("message/rfc822")
          || part.isMimeType("message/global")
          || part.isMimeType("text/rfc822-headers")
          || part.isMimeType("message/global-headers")) {
        original(new InternetHeaders(start(part)));
      }
    }
  }

  private static InputStream start(BodyPart part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return new ByteArrayInputStream(in.readNBytes(MOST_BYTES));
    }
  }

  /** The first block is about the report, each of the others about one recipient. */
  private void recipients(InputStream blocks) throws MessagingException, IOException {
    for (int i = 0; i < MOST_RECIPIENTS && blocks.available() > 0; i++) {
      InternetHeaders block = new InternetHeaders(blocks);
      String action = block.getHeader("Action", null);
      if (action != null && action.strip().equalsIgnoreCase("failed")) {
        Matcher given = STATUS.matcher(String.valueOf(block.getHeader("Status", null)).strip());
        status = given.matches() ? given.group(1) : "5.0.0";
      }
    }
  }

  private void original(InternetHeaders headers) {
    Matcher id = MESSAGE_ID.matcher(String.valueOf(headers.getHeader("Message-ID", null)));
    if (id.matches()) {
      key = id.group(1);
    }
  }
}
