package org.handbell.notifier.deliver;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox to which mail servers report what they could not deliver.
 *
 * @param imap {@code imaps://host:993/INBOX}, or {@code imap://} on this machine
 * @param user whose mailbox it is
 * @param password absent where it is signed in to with a token
 */
public record BounceBox(URI imap, String user, @Nullable String password) {

  public BounceBox {
    String scheme = imap.getScheme();
    if (scheme == null || !Set.of("imap", "imaps").contains(scheme) || imap.getHost() == null) {
      throw new IllegalArgumentException(
          "a mailbox is imaps://host/INBOX; who signs in to it stands in mail.user");
    }
    if (imap.getScheme().equals("imap") && !Loopback.is(imap.getHost())) {
      throw new IllegalArgumentException("a mailbox elsewhere is read by imaps:// alone");
    }
  }

  int port() {
    return imap.getPort() > 0 ? imap.getPort() : imap.getScheme().equals("imaps") ? 993 : 143;
  }

  String folder() {
    String path = imap.getPath() == null ? "" : imap.getPath().replaceFirst("^/", "");
    return path.isEmpty() ? "INBOX" : path;
  }

  /** Without user and password. */
  @Override
  public String toString() {
    return "BounceBox[" + imap.getHost() + "]";
  }
}
