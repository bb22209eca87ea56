package org.handbell.notifier.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.handbell.notifier.Elm;
import org.handbell.notifier.access.Secret;
import org.handbell.notifier.access.Session;
import org.handbell.notifier.console.web.Assets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who comes into the console and how long they stay. */
class ConsoleTest {

  @TempDir Path folder;
  private TestConsole console;

  @BeforeEach
  void open() {
    console = TestConsole.atElm(folder, Elm.PEOPLE);
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void whoever_is_signed_in_sees_their_account_in_the_layout() {
    HttpResponse<String> page = console.signedIn(Elm.DSL).get("/account");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("A. Lead", "Heron Learning Trust", "Sign out everywhere");
  }

  @Test
  void nobody_else_sees_more_than_the_way_to_sign_in() {
    HttpResponse<String> page = console.browser().get("/account");

    assertThat(page.statusCode()).isEqualTo(303);
    assertThat(page.headers().firstValue("Location")).contains("/sign-in?to=/account");
    assertThat(page.body()).isEmpty();
  }

  @Test
  void a_stay_ends_after_half_an_hour_without_a_request() {
    Browser browser = console.signedIn(Elm.DSL);
    console.clock().pass(Session.IDLE.minusSeconds(1));
    int stillIn = browser.get("/account").statusCode();
    console.clock().pass(Session.IDLE.minusSeconds(1));
    int still = browser.get("/account").statusCode();
    console.clock().pass(Session.IDLE);

    int later = browser.get("/account").statusCode();

    assertThat(List.of(stillIn, still, later)).containsExactly(200, 200, 303);
  }

  @Test
  void a_stay_ends_after_ten_hours_however_busy() {
    Browser browser = console.signedIn(Elm.DSL);
    for (int i = 0; i < 59; i++) {
      console.clock().pass(Duration.ofMinutes(10));
      assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    }
    console.clock().pass(Duration.ofMinutes(10));

    assertThat(browser.get("/account").statusCode()).isEqualTo(303);
  }

  @Test
  void a_page_left_open_does_not_keep_anybody_signed_in() {
    Browser browser = console.signedIn(Elm.DSL);
    for (int i = 0; i < 29; i++) {
      console.clock().pass(Duration.ofMinutes(1));
      assertThat(browser.poll("/cases").statusCode()).isEqualTo(200);
    }
    console.clock().pass(Duration.ofMinutes(1));

    assertThat(browser.get("/cases").statusCode()).isEqualTo(303);
  }

  @Test
  void signing_out_ends_the_stay_and_signing_out_everywhere_all_of_them() {
    Browser phone = console.signedIn(Elm.DSL);
    Browser desk = console.signedIn(Elm.DSL);
    Browser other = console.signedIn(Elm.DSL);

    phone.post("/account/sign-out", Map.of());
    int deskStays = desk.get("/account").statusCode();
    desk.post("/account/sign-out-everywhere", Map.of());

    assertThat(deskStays).isEqualTo(200);
    assertThat(other.get("/account").statusCode()).isEqualTo(303);
  }

  @Test
  void a_form_that_another_site_made_the_browser_send_does_nothing() {
    Browser browser = console.signedIn(Elm.DSL);
    String good = Secret.ofForms(browser.secret());

    int foreign =
        browser
            .send("POST", "/account/sign-out", Map.of("form-token", good), "cross-site")
            .statusCode();
    int without = browser.send("POST", "/account/sign-out", Map.of(), "same-origin").statusCode();
    int wrong = browser.post("/account/sign-out", Map.of("form-token", "guess")).statusCode();

    assertThat(List.of(foreign, without, wrong)).containsOnly(403);
    assertThat(browser.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void style_and_scripts_come_from_here_without_the_government_s_font_and_crest() {
    Browser browser = console.browser();

    String css = browser.get(new Assets().path("govuk-frontend.min.css")).body();

    assertThat(css).contains("system-ui").doesNotContain("GDS Transport", "crest", "@font-face");
    assertThat(browser.get(new Assets().path("htmx.min.js")).statusCode()).isEqualTo(200);
  }
}
