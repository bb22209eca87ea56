package org.handbell.notifier.console.signin;

import org.jspecify.annotations.Nullable;

/**
 * What somebody sees who was invited.
 *
 * @param straight true where nothing is to be set up
 * @param secret the authenticator's secret, to be typed
 * @param link the same, for a phone
 * @param image the same, for a phone's camera
 */
public record InvitationPage(
    String name,
    String email,
    boolean straight,
    String secret,
    String link,
    QrImage image,
    @Nullable String passwordError,
    @Nullable String codeError) {

  /** The secret in groups of four. */
  public String grouped() {
    return secret.replaceAll("(.{4})(?=.)", "$1 ");
  }
}
