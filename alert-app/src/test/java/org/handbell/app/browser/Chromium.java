package org.handbell.app.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine; none is downloaded. */
final class Chromium implements AutoCloseable {

  private final Playwright playwright;
  private final Browser browser;

  Chromium() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(path().orElseThrow())
                    // Its sandbox does not start for root, as whom tests run in a container.
                    .setChromiumSandbox(false)
                    .setArgs(List.of("--disable-dev-shm-usage")));
  }

  /** Where it is, if it is here. */
  static Optional<Path> path() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Somebody who is not signed in, in front of those pages. */
  Visitor visitor(String address, Look look) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(address)
                // What certificate is shown, a test looks at itself.
                .setIgnoreHTTPSErrors(address.startsWith("https"))
                .setLocale("en-GB")
                .setTimezoneId("Europe/London")
                .setViewportSize(look.width(), look.height())
                .setIsMobile(look.phone())
                .setHasTouch(look.phone())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(look.script())
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
    return new Visitor(context, address);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
