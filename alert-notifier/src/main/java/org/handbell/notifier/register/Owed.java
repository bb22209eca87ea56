package org.handbell.notifier.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.handbell.model.Incident;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * A message about to be owed.
 *
 * @param key the same whenever the same thing is told to the same address, so that a replay or a
 *     restored backup owes no second mail
 * @param step how the recipient came to be told: {@link #ROUTE} or {@link #INSTEAD}
 * @param laddered true where somebody must look whether it arrives
 */
record Owed(
    String key,
    @Nullable String incidentId,
    String schoolId,
    Reason reason,
    String step,
    Priority urgency,
    Contact recipient,
    String because,
    @Nullable MailText text,
    Instant due,
    String channel,
    boolean laddered) {

  static final String ROUTE = "route";
  static final String INSTEAD = "instead";
  static final String NUDGE = "nudge";

  static Owed aboutCase(
      Incident incident, Delivery delivery, Reason reason, String step, Instant due) {
    Contact recipient = delivery.contact();
    Phase phase = incident.phase();
    String seriousness = incident.priority() + "/" + (phase == null ? "" : phase.id());
    return new Owed(
        key(incident.id(), reason, step, recipient, seriousness),
        incident.id(),
        incident.schoolId(),
        reason,
        step,
        incident.priority(),
        recipient,
        delivery.because(),
        null,
        due,
        Channel.MAIL,
        incident.priority() == Priority.P1 && reason != Reason.TAKEN);
  }

  static Owed ready(ReadyMail mail) {
    return new Owed(
        key(mail.schoolId(), mail.reason(), ROUTE, mail.recipient(), mail.occasion()),
        null,
        mail.schoolId(),
        mail.reason(),
        ROUTE,
        mail.urgency(),
        mail.recipient(),
        mail.occasion(),
        mail.text(),
        mail.due(),
        Channel.MAIL,
        false);
  }

  /**
   * The same told on another channel. A room is told once, however many of its readers get a mail
   * of that moment.
   *
   * @param who the reader of the message, or who stands in for them
   */
  static Owed nudge(
      Notification message, Contact who, Channel channel, String because, Instant now) {
    String told =
        channel.isPersonal()
            ? message.key()
            : message.incidentId() + "|" + message.reason().id() + "|" + message.createdAt();
    return new Owed(
        hash(told + "|" + channel.id()),
        message.incidentId(),
        message.schoolId(),
        message.reason(),
        NUDGE,
        message.urgency(),
        who,
        because,
        null,
        now,
        channel.id(),
        channel.use() == Channel.Use.WHEN_MAIL_FAILS);
  }

  /** Of equally urgent messages the first about a case goes before all that follow from one. */
  int turn() {
    return reason == Reason.NEW || reason == Reason.MORE_SERIOUS ? 0 : 1;
  }

  private static String key(
      String subject, Reason reason, String step, Contact recipient, String bucket) {
    String parts =
        String.join("|", subject, reason.id(), step, recipient.address(), Channel.MAIL, bucket);
    return hash(parts);
  }

  private static String hash(String parts) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(parts.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
