package org.handbell.notifier.deliver;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.handbell.notifier.deliver.Receiver.Deferred;
import org.handbell.notifier.deliver.Receiver.Refused;
import org.handbell.notifier.deliver.Receiver.Result;
import org.handbell.notifier.deliver.Receiver.Unknown;

/**
 * What a failure to send means (RFC 5321 section 4.2.1: 4 is not now, 5 is never). Only the code is
 * passed on: the server's words may repeat the mail.
 */
final class SmtpAnswer {

  /** Waiting does not help, another password or token may. */
  static final Result SIGN_IN_REFUSED = new Deferred("sign-in refused", false);

  private SmtpAnswer() {}

  /**
   * The failure as a result.
   *
   * @param handedOver true where the final dot had been sent
   */
  static Result of(MessagingException failure, boolean handedOver) {
    if (failure instanceof AddressException) {
      return new Refused("no valid address");
    }
    Optional<Integer> recipient =
        causes(failure, SMTPAddressFailedException.class)
            .map(SMTPAddressFailedException::getReturnCode)
            .filter(SmtpAnswer::isAnswer);
    if (recipient.isPresent()) {
      return byCode(recipient.get(), "recipient");
    }
    if (handedOver) {
      return causes(failure, SMTPSendFailedException.class)
          .map(SMTPSendFailedException::getReturnCode)
          .filter(SmtpAnswer::isAnswer)
          .map(code -> byCode(code, "message"))
          .orElseGet(() -> new Unknown("no answer after the message"));
    }
    return beforeTheMessage(failure);
  }

  /** What the server said to a user and password (RFC 4954 section 6). */
  static Result ofSignIn(int code) {
    return code >= 400 && code < 500 ? new Deferred("sign-in " + code, true) : SIGN_IN_REFUSED;
  }

  private static Result beforeTheMessage(MessagingException failure) {
    if (mentionsStartTls(failure)) {
      return new Deferred("no STARTTLS offered", false);
    }
    if (causes(failure, SSLException.class).isPresent()) {
      boolean byCertificate = causes(failure, CertificateException.class).isPresent();
      return new Deferred(byCertificate ? "certificate not trusted" : "no safe connection", false);
    }
    Optional<Integer> sender =
        causes(failure, SMTPSenderFailedException.class)
            .map(SMTPSenderFailedException::getReturnCode)
            .filter(SmtpAnswer::isAnswer);
    if (sender.isPresent()) {
      return new Deferred("sender " + sender.get(), sender.get() < 500);
    }
    return causes(failure, SMTPSendFailedException.class)
        .map(SMTPSendFailedException::getReturnCode)
        .filter(SmtpAnswer::isAnswer)
        .map(code -> new Deferred("answer " + code, code < 500))
        .orElseGet(() -> new Deferred("no connection", true));
  }

  private static Result byCode(int code, String what) {
    return code >= 500 ? new Refused(what + " " + code) : new Deferred(what + " " + code, true);
  }

  /** A connection that breaks has no code of its own. */
  private static boolean isAnswer(int code) {
    return code >= 400;
  }

  private static boolean mentionsStartTls(MessagingException failure) {
    return String.valueOf(failure.getMessage()).contains("STARTTLS");
  }

  /** True where the other side could not show that it is who it should be. */
  static boolean isUnsafe(Exception failure) {
    return causes(failure, SSLException.class).isPresent();
  }

  private static <T> Optional<T> causes(Throwable failure, Class<T> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
    }
    return Optional.empty();
  }
}
