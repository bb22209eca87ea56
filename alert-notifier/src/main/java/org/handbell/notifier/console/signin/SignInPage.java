package org.handbell.notifier.console.signin;

import java.util.List;

/**
 * What the page in front of the door shows.
 *
 * @param error what to look at, empty at first
 * @param to where whoever signs in wanted to go, empty for nowhere in particular
 * @param providers whose accounts may be used instead
 */
public record SignInPage(String error, String to, List<ProviderSettings.Kind> providers) {

  public SignInPage {
    providers = List.copyOf(providers);
  }
}
