package org.handbell.notifier.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.handbell.model.Priority;
import org.handbell.notifier.compose.Pdf;
import org.handbell.notifier.compose.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A mail as it goes over the wire, with a Message-ID that is the same on every attempt. */
final class AlertMessage extends MimeMessage {

  private static final Logger LOG = LoggerFactory.getLogger(AlertMessage.class);

  /** RFC 5322 section 3.3. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private final String messageId;

  AlertMessage(Session session, MailSettings settings, Mail mail)
      throws MessagingException, UnsupportedEncodingException {
    super(session);
    messageId = "<" + mail.key() + "@" + settings.domain() + ">";
    setFrom(new InternetAddress(settings.from(), "Handbell", UTF_8.name()));
    setRecipient(
        Message.RecipientType.TO,
        new InternetAddress(
            mail.recipient().email(), OneLine.of(mail.recipient().name()), UTF_8.name()));
    setSubject(OneLine.of(mail.text().subject()), UTF_8.name());
    setHeader("Date", DATE.format(mail.date().atOffset(ZoneOffset.UTC)));
    setHeader("Auto-Submitted", "auto-generated");
    setHeader("X-Handbell-Reason", mail.reason().id());
    if (mail.caseNumber() != null) {
      setHeader("X-Handbell-Incident", OneLine.of(mail.caseNumber()));
    }
    Priority priority = mail.priority();
    if (priority != null) {
      setHeader("X-Handbell-Priority", priority.name());
    }
    setContent(mail.reason() == Reason.DIGEST ? withPdf(mail) : bothForms(mail));
    saveChanges();
  }

  private static MimeMultipart bothForms(Mail mail) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text().text(), UTF_8.name());
    MimeBodyPart html = InlinePictures.of(mail.text().html(), mail.key());
    return new MimeMultipart("alternative", text, html);
  }

  /** To file and to print: the same page. Where it cannot be printed, the mail goes without. */
  private static MimeMultipart withPdf(Mail mail) throws MessagingException {
    byte[] printed;
    try {
      printed = Pdf.of(mail.text().html());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.warn("mail {} goes without its PDF: {}", mail.key(), e.getClass().getName());
      return bothForms(mail);
    }
    MimeBodyPart words = new MimeBodyPart();
    words.setContent(bothForms(mail));
    MimeBodyPart pdf = new MimeBodyPart();
    pdf.setDataHandler(new DataHandler(new ByteArrayDataSource(printed, "application/pdf")));
    pdf.setFileName("handbell-digest.pdf");
    return new MimeMultipart("mixed", words, pdf);
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
