package org.handbell.notifier.deliver;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How Handbell gets the token that it signs in to a mailbox with, in place of a password (RFC
 * 6749).
 *
 * @param tokenUrl where tokens are given out; {@code https}, or {@code http} on this machine
 * @param refreshToken what the mailbox's owner agreed to once; absent where Handbell signs in as
 *     itself (client credentials)
 * @param user the mailbox
 */
public record OAuth(
    URI tokenUrl,
    String clientId,
    String clientSecret,
    @Nullable String refreshToken,
    String scope,
    String user) {

  /** For SMTP and IMAP of Microsoft 365 with the permissions that an administrator granted. */
  public static final String MICROSOFT_SCOPE = "https://outlook.office365.com/.default";

  /** For SMTP and IMAP of Google Workspace. */
  public static final String GOOGLE_SCOPE = "https://mail.google.com/";

  public OAuth {
    boolean safe =
        "https".equals(tokenUrl.getScheme())
            || ("http".equals(tokenUrl.getScheme()) && Loopback.is(tokenUrl.getHost()));
    if (!safe || tokenUrl.getHost() == null) {
      throw new IllegalArgumentException(
          "tokens are fetched by https, as from https://oauth2.googleapis.com/token");
    }
  }

  /** Where Microsoft gives out tokens of that organisation. */
  public static URI microsoft(String tenant) {
    if (!tenant.matches("[A-Za-z0-9.-]{1,100}")) {
      throw new IllegalArgumentException(
          "a tenant is the directory's id, or its domain such as elm.onmicrosoft.com");
    }
    return URI.create("https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token");
  }

  /** Without its secrets. */
  @Override
  public String toString() {
    return "OAuth[" + tokenUrl.getHost() + "]";
  }
}
