package org.handbell.notifier.channel;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way beside mail to tell somebody that there is a case to open, as the configuration describes
 * it.
 *
 * @param id its name; {@code mail} is taken
 * @param secret the webhook's key, or the token of an ntfy topic
 * @param owner id of the one person who reads it
 * @param readBy ids of the people who read it, where they are several
 * @param allowed addresses inside the network to which it may lead
 */
public record Channel(
    String id,
    Kind kind,
    Use use,
    Call call,
    @Nullable String secret,
    @Nullable String owner,
    List<String> readBy,
    Set<InetAddress> allowed) {

  /** The id that stands for mail in the register. */
  public static final String MAIL = "mail";

  public Channel {
    readBy = List.copyOf(readBy);
    allowed = Set.copyOf(allowed);
    if (id.isBlank() || id.equals(MAIL)) {
      throw new IllegalArgumentException("a channel needs an id of its own, and not \"mail\"");
    }
    if (kind == Kind.WEBHOOK && (secret == null || secret.length() < 16)) {
      throw new IllegalArgumentException("channel " + id + " needs a secret of 16 characters");
    }
  }

  /** What is at the other end. */
  public enum Kind {
    /** A program, which gets a signed JSON document. */
    WEBHOOK,
    /** A Microsoft Teams chat or channel, through a workflow. */
    TEAMS,
    /** A Slack channel, or a chat that understands the same form. */
    SLACK,
    /** A topic to which phones subscribe. */
    NTFY,
    /** A gateway that sends text messages to phones. */
    SMS;

    private final String id = name().toLowerCase(Locale.ROOT);

    public String id() {
      return id;
    }
  }

  /** When it is used for an urgent case. */
  public enum Use {
    /** Together with the mail. */
    AT_ONCE,
    /** When the mail is refused, or not accepted in time. */
    WHEN_MAIL_FAILS;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String id() {
      return id;
    }
  }

  /** True where exactly one person reads what arrives: their phone, and nobody's chat room. */
  public boolean isPersonal() {
    return kind == Kind.SMS || (kind == Kind.NTFY && owner != null && readBy.isEmpty());
  }

  /** True where the configuration says who reads it. */
  public boolean namesItsReaders() {
    return owner != null || !readBy.isEmpty();
  }

  boolean isReadBy(String contactId) {
    return contactId.equals(owner) || readBy.contains(contactId);
  }

  /** Without the address and the secret: whoever knows them can write there. */
  @Override
  public String toString() {
    return "Channel[" + id + ", " + kind.id() + "]";
  }
}
