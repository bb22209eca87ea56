package org.handbell.notifier.deliver;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.handbell.notifier.deliver.AccessTokens.Answer;
import org.handbell.notifier.deliver.AccessTokens.None;
import org.handbell.notifier.deliver.AccessTokens.Token;
import org.jspecify.annotations.Nullable;

/**
 * Reads reports of undelivered mail out of a mailbox (RFC 9051) and changes nothing in it. Of mails
 * that are no reports only the type is looked at.
 */
public final class BounceReader {

  /** Mails that are looked at in one go, the rest the next time. */
  private static final int MOST_MAILS = 500;

  private static final int MOST_BYTES = 256 * 1024;
  private static final Failed SIGN_IN_REFUSED = new Failed("sign-in refused");

  private final BounceBox box;
  private final Session session;
  private final @Nullable AccessTokens tokens;

  /** Takes what was found in one mail; false where it is to come again later. */
  public interface Taker {
    boolean take(Optional<Bounce> bounce, MailboxPosition at);
  }

  /** What a look at the mailbox came to. */
  public sealed interface Result {}

  /** It was read to its end, or as far as one look goes. */
  public record Read(int mails) implements Result {}

  /** It could not be read, and why. */
  public record Failed(String reason) implements Result {}

  /** Reads nothing yet. */
  public BounceReader(MailSettings settings, InstantSource clock) {
    OAuth oauth = settings.oauth();
    this.box = Objects.requireNonNull(settings.bounces());
    this.tokens = oauth == null || box.password() != null ? null : new AccessTokens(oauth, clock);
    this.session = Session.getInstance(properties(settings, tokens != null));
  }

  private Properties properties(MailSettings settings, boolean withToken) {
    Properties properties = new Properties();
    String prefix = "mail." + box.imap().getScheme() + ".";
    properties.setProperty(prefix + "connectiontimeout", "10000");
    properties.setProperty(prefix + "timeout", "30000");
    properties.setProperty(prefix + "writetimeout", "30000");
    properties.setProperty(prefix + "peek", "true");
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "ssl.protocols", "TLSv1.2 TLSv1.3");
    if (withToken) {
      properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
    }
    SmtpReceiver.trust(properties, prefix + "ssl.socketFactory", settings.trust());
    return properties;
  }

  /** Names the mailbox, so that what was read of it can be remembered. */
  public String mailbox() {
    return "%s@%s/%s".formatted(box.user(), box.imap().getHost(), box.folder());
  }

  /** Reads what came after that, oldest first. */
  public Result read(Optional<MailboxPosition> after, Taker taker) {
    if (tokens == null) {
      return read(box.password(), after, taker);
    }
    Answer answer = tokens.current();
    if (answer instanceof None none) {
      return new Failed(none.reason());
    }
    Token token = (Token) answer;
    Result result = read(token.value(), after, taker);
    if (result.equals(SIGN_IN_REFUSED)) {
      tokens.refuse(token);
    }
    return result;
  }

  private Result read(@Nullable String password, Optional<MailboxPosition> after, Taker taker) {
    String host = box.imap().getHost().replace("[", "").replace("]", "");
    try (Store store = session.getStore(box.imap().getScheme())) {
      store.connect(host, box.port(), box.user(), password);
      try (Folder folder = store.getFolder(box.folder())) {
        folder.open(Folder.READ_ONLY);
        return new Read(read((IMAPFolder) folder, after, taker));
      }
    } catch (AuthenticationFailedException e) {
      return SIGN_IN_REFUSED;
    } catch (MessagingException | IOException e) {
      return SmtpAnswer.isUnsafe(e)
          ? new Failed("certificate not trusted")
          : new Failed("mailbox not reached");
    }
  }

  private static int read(IMAPFolder folder, Optional<MailboxPosition> after, Taker taker)
      throws MessagingException, IOException {
    long validity = folder.getUIDValidity();
    long last = after.filter(at -> at.validity() == validity).map(MailboxPosition::uid).orElse(0L);
    int count = folder.getMessageCount();
    Message[] found =
        last > 0
            ? folder.getMessagesByUID(last + 1, UIDFolder.LASTUID)
            : count == 0
                ? new Message[0]
                : folder.getMessages(Math.max(1, count - MOST_MAILS + 1), count);
    int taken = 0;
    for (Message each : Arrays.copyOf(found, Math.min(found.length, MOST_MAILS))) {
      long uid = folder.getUID(each);
      if (uid > last) { // asked for what comes after the last one, a server gives the last one
        if (!taker.take(bounce((IMAPMessage) each), new MailboxPosition(validity, uid))) {
          return taken;
        }
        taken++;
      }
    }
    return taken;
  }

  private static Optional<Bounce> bounce(IMAPMessage mail) throws MessagingException, IOException {
    String[] type = mail.getHeader("Content-Type");
    if (type == null || !DeliveryReport.isReport(type[0])) {
      return Optional.empty();
    }
    try (InputStream whole = mail.getMimeStream()) {
      return DeliveryReport.read(whole.readNBytes(MOST_BYTES));
    }
  }
}
