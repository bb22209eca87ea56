package org.handbell.notifier.console;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.handbell.notifier.console.signin.ProviderSettings;

/**
 * How the console is reached.
 *
 * @param organisation whose it is
 * @param url where browsers reach it
 * @param isSecure true where they do so over HTTPS, its own or a proxy's
 * @param providers with whose accounts people sign in besides their own here
 * @param refusedPasswords lists of passwords that nobody may choose
 */
public record ConsoleSettings(
    String organisation,
    URI url,
    boolean isSecure,
    List<ProviderSettings> providers,
    List<Path> refusedPasswords) {

  public ConsoleSettings {
    providers = List.copyOf(providers);
    refusedPasswords = List.copyOf(refusedPasswords);
  }
}
