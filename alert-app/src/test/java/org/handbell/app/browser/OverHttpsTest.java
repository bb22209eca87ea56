package org.handbell.app.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.nio.file.Path;
import java.time.Duration;
import org.handbell.app.Certificates;
import org.handbell.app.WholeHandbell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console as another machine's browser reaches it: over HTTPS of its own. */
@InBrowser
class OverHttpsTest {

  /** It is looked for a renewal every 30 seconds, on a machine that has much else to do. */
  private static final Duration A_WHILE = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void cookies_are_for_https_alone_and_a_renewed_certificate_ends_nobodys_session(Chromium chromium)
      throws Exception {
    Certificates.write(folder, "first");
    try (WholeHandbell handbell = new WholeHandbell(folder, true);
        Visitor dsl = chromium.visitor(handbell.address(), Look.PHONE)) {
      dsl.enter(handbell.pass("dsl"));
      Response before = dsl.page().navigate("/cases");
      Certificates.write(folder, "renewed");
      await()
          .atMost(A_WHILE)
          .pollInterval(Duration.ofSeconds(5))
          .until(() -> shown(chromium, handbell).equals("renewed"));
      Response after = dsl.page().navigate("/cases");

      assertThat(before.securityDetails().subjectName).isEqualTo("first");
      assertThat(before.headers().get("strict-transport-security")).startsWith("max-age=31536000");
      assertThat(after.status()).isEqualTo(200);
      assertThat(dsl.page().locator("h1").innerText()).isEqualTo("Inbox");
      assertThat(dsl.context().cookies()).singleElement().satisfies(OverHttpsTest::isSafe);
      assertThat(dsl.faults()).isEmpty();
    }
  }

  private static void isSafe(Cookie cookie) {
    assertThat(cookie.name).isEqualTo("__Host-handbell");
    assertThat(cookie.secure).isTrue();
    assertThat(cookie.httpOnly).isTrue();
    assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
    assertThat(cookie.path).isEqualTo("/");
  }

  /** The name on the certificate that somebody sees who comes now. */
  private static String shown(Chromium chromium, WholeHandbell handbell) {
    try (Visitor newcomer = chromium.visitor(handbell.address(), Look.DESK)) {
      return newcomer.page().navigate("/sign-in").securityDetails().subjectName;
    }
  }
}
