package org.handbell.notifier.console.signin;

import java.net.URI;
import java.util.Locale;

/**
 * With whose accounts people may sign in besides their own here.
 *
 * @param issuer as its tokens name it
 * @param home the tenant of Entra ID, or the domain of Google Workspace: nobody else's accounts
 * @param clientId as the provider knows this console
 * @param clientSecret what the console shows the provider
 */
public record ProviderSettings(
    Kind kind, URI issuer, String home, String clientId, String clientSecret) {

  /** Who keeps the accounts. */
  public enum Kind {
    ENTRA("Microsoft"),
    GOOGLE("Google");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** As people know it. */
    public String label() {
      return label;
    }

    /** As it stands in a path. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    private URI issuer(String home) {
      return switch (this) {
        case ENTRA -> URI.create("https://login.microsoftonline.com/" + home + "/v2.0");
        case GOOGLE -> URI.create("https://accounts.google.com");
      };
    }
  }

  /** Of the provider that all the world uses. */
  public static ProviderSettings of(Kind kind, String home, String clientId, String clientSecret) {
    return new ProviderSettings(kind, kind.issuer(home), home, clientId, clientSecret);
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "ProviderSettings[" + kind + "]";
  }
}
