package org.handbell.notifier.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.access.Invitation;
import org.handbell.notifier.access.Passwords;
import org.handbell.notifier.access.Totp;
import org.handbell.notifier.console.Browser;
import org.handbell.notifier.console.TestConsole;
import org.handbell.notifier.register.Accounts;
import org.handbell.notifier.register.Notification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What somebody does with their own account, and what they are told was done with it. */
@OnEachDatabase
class OwnPagesTest {

  private static final String PASSWORD = "teapot violin marsh";

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestConsole console;
  private Accounts.Welcome welcome;

  @BeforeEach
  void open() {
    console = TestConsole.of(Elm.config(database.at(folder), Elm.PEOPLE, 25));
    Accounts accounts = console.register().accounts();
    Invitation invitation =
        accounts
            .invitation(accounts.invite(Elm.DSL, Invitation.Kind.ACCOUNT, "a technician"))
            .orElseThrow();
    welcome =
        accounts
            .accept(invitation, Elm.DSL, new Passwords().hash(PASSWORD), 0, "a browser")
            .orElseThrow();
  }

  @AfterEach
  void close() {
    console.close();
  }

  private String code() {
    console.clock().pass(Duration.ofSeconds(31));
    Accounts accounts = console.register().accounts();
    return Totp.code(
        accounts.totpSecret(accounts.of(Elm.DSL).orElseThrow().totpSalt()),
        Totp.step(console.clock().instant()));
  }

  private List<String> mails() {
    List<String> mails = new ArrayList<>();
    for (var next = console.register().post().lease();
        next.isPresent();
        next = console.register().post().lease()) {
      Notification mail = next.get();
      assertThat(mail.recipient()).isEqualTo(Elm.DSL);
      mails.add(String.valueOf(mail.text()));
    }
    return mails;
  }

  private static List<String> codes(String page) {
    List<String> codes = new ArrayList<>();
    Matcher found = Pattern.compile("<code>([A-Z0-9-]{29})</code>").matcher(page);
    while (found.find()) {
      codes.add(found.group(1));
    }
    return codes;
  }

  @Test
  void a_sign_in_with_a_recovery_code_is_told_by_mail_and_so_is_a_new_account() {
    Browser browser = console.browser();
    browser.get("/sign-in");

    browser.post(
        "/sign-in",
        Map.of("name", "dsl", "password", PASSWORD, "code", welcome.recoveryCodes().get(0)));

    assertThat(mails())
        .hasSize(2)
        .anyMatch(text -> text.contains("A password and an authenticator app were set up for you"))
        .anyMatch(text -> text.contains("with one of your recovery codes"));
    assertThat(browser.get("/account").body()).contains("7 recovery codes are left");
  }

  @Test
  void new_recovery_codes_take_the_place_of_the_old_and_are_told_by_mail() {
    Browser browser = console.signedIn(Elm.DSL);

    HttpResponse<String> page =
        browser.post("/account/codes", Map.of("password", PASSWORD, "code", code()));

    Accounts accounts = console.register().accounts();
    assertThat(codes(page.body())).hasSize(8).doesNotContainAnyElementsOf(welcome.recoveryCodes());
    assertThat(accounts.recover(Elm.DSL, welcome.recoveryCodes().get(0), "x")).isEmpty();
    assertThat(accounts.recover(Elm.DSL, codes(page.body()).get(0), "x")).isPresent();
    assertThat(mails()).anyMatch(text -> text.contains("New recovery codes were made"));
  }

  @Test
  void a_browser_left_open_is_not_enough_to_change_anything() {
    Browser browser = console.signedIn(Elm.DSL);

    List<Integer> statuses = new ArrayList<>();
    for (String path : List.of("/account/codes", "/account/renew")) {
      statuses.add(browser.post(path, Map.of()).statusCode());
      statuses.add(
          browser.post(path, Map.of("password", "a guess of theirs", "code", code())).statusCode());
    }

    assertThat(statuses).containsOnly(422);
    assertThat(console.register().accounts().codesLeft(Elm.DSL)).isEqualTo(8);
  }

  @Test
  void whoever_shows_who_they_are_sets_up_a_new_password_and_app_and_gets_a_new_session() {
    Browser browser = console.signedIn(Elm.DSL);
    String before = browser.secret();

    HttpResponse<String> answer =
        browser.post("/account/renew", Map.of("password", PASSWORD, "code", code()));

    assertThat(answer.headers().firstValue("Location").orElse("")).startsWith("/invitation/");
    assertThat(browser.get(answer.headers().firstValue("Location").orElse("")).statusCode())
        .isEqualTo(200);
    assertThat(browser.secret()).isNotEqualTo(before);
    assertThat(console.register().sessions().find(before)).isEmpty();
    assertThat(mails()).anyMatch(text -> text.contains("Somebody asked for a new password"));
  }

  @Test
  void one_signs_out_elsewhere_and_stays_here_and_nobody_signs_out_another() {
    Browser here = console.signedIn(Elm.DSL);
    Browser there = console.signedIn(Elm.DSL);
    Browser head = console.signedIn(Elm.HEAD);
    String device = console.register().sessions().find(there.secret()).orElseThrow().hash();

    head.post("/account/sign-out-device", Map.of("device", device));
    int still = there.get("/account").statusCode();
    here.post("/account/sign-out-device", Map.of("device", device));

    assertThat(still).isEqualTo(200);
    assertThat(there.get("/account").statusCode()).isEqualTo(303);
    assertThat(here.get("/account").statusCode()).isEqualTo(200);
  }
}
