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
import org.handbell.notifier.access.Account;
import org.handbell.notifier.access.Invitation;
import org.handbell.notifier.access.Totp;
import org.handbell.notifier.console.Browser;
import org.handbell.notifier.console.TestConsole;
import org.handbell.notifier.register.AuditVerdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an invitation to being signed in, and everything that must not lead there. */
class SignInTest {

  private static final String PASSWORD = "teapot violin marsh";

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

  private String invite() {
    return "/invitation/"
        + console.register().accounts().invite(Elm.DSL, Invitation.Kind.ACCOUNT, "a technician");
  }

  private String invitedCode(String link) {
    String hash =
        console
            .register()
            .accounts()
            .invitation(link.substring("/invitation/".length()))
            .orElseThrow()
            .hash();
    return code(hash);
  }

  private String code(String salt) {
    byte[] secret = console.register().accounts().totpSecret(salt);
    return Totp.code(secret, Totp.step(console.clock().instant()));
  }

  private String nextCode() {
    console.clock().pass(Duration.ofSeconds(31));
    Account account = console.register().accounts().of(Elm.DSL).orElseThrow();
    return code(account.totpSalt());
  }

  /** The recovery codes that were shown. */
  private List<String> setUp() {
    String link = invite();
    Browser browser = console.browser();
    browser.get(link);
    String page =
        browser.post(link, Map.of("password", PASSWORD, "code", invitedCode(link))).body();
    List<String> codes = new ArrayList<>();
    Matcher found = Pattern.compile("<code>([A-Z0-9-]+)</code>").matcher(page);
    while (found.find()) {
      codes.add(found.group(1));
    }
    return codes;
  }

  private HttpResponse<String> signIn(Browser browser, String name, String password, String code) {
    browser.get("/sign-in");
    return browser.post("/sign-in", Map.of("name", name, "password", password, "code", code));
  }

  @Test
  void an_invitation_leads_in_and_so_do_password_and_code_from_then_on() {
    List<String> codes = setUp();
    Browser browser = console.browser();

    HttpResponse<String> answer = signIn(browser, "DSL@elm.example", PASSWORD, nextCode());

    assertThat(codes).hasSize(8).doesNotHaveDuplicates();
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(browser.get("/account").body()).contains("A. Lead");
    assertThat(console.register().verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
  }

  @Test
  void a_code_and_a_recovery_code_are_each_good_for_once() {
    String recovery = setUp().get(3);
    String code = nextCode();

    List<Integer> statuses = new ArrayList<>();
    for (String each : List.of(code, code, recovery, recovery.replace("-", " "))) {
      statuses.add(signIn(console.browser(), "dsl", PASSWORD, each).statusCode());
    }

    assertThat(statuses).containsExactly(303, 422, 303, 422);
  }

  @Test
  void an_invitation_is_good_for_once_and_for_a_day() {
    setUp();
    String used = invite();
    String replaced = used;
    String old = invite();
    console.clock().pass(Invitation.VALID);

    Browser browser = console.browser();

    assertThat(browser.get(replaced).statusCode()).isEqualTo(404);
    assertThat(browser.get(old).statusCode()).isEqualTo(404);
    assertThat(browser.get("/invitation/guess").statusCode()).isEqualTo(404);
  }

  @Test
  void a_new_invitation_ends_what_the_old_password_opened() {
    setUp();
    Browser before = console.browser();
    signIn(before, "dsl", PASSWORD, nextCode());
    int in = before.get("/account").statusCode();

    setUp();

    assertThat(in).isEqualTo(200);
    assertThat(before.get("/account").statusCode()).isEqualTo(303);
  }

  @Test
  void an_easy_password_and_a_wrong_code_are_both_said_and_nothing_is_set_up() {
    String link = invite();
    Browser browser = console.browser();
    browser.get(link);

    HttpResponse<String> page =
        browser.post(link, Map.of("password", "ElmPrimarySchool", "code", "12"));

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("Too little of it is your own", "six digits that the app shows now");
    assertThat(console.register().accounts().holders()).isEmpty();
  }

  @Test
  void the_answer_does_not_tell_what_was_wrong_or_whether_there_is_such_an_account() {
    setUp();
    String good = nextCode();

    List<String> answers = new ArrayList<>();
    for (String[] tried :
        List.of(
            new String[] {"dsl", "a wrong password", good},
            new String[] {"dsl", PASSWORD, "000000"},
            new String[] {"head", PASSWORD, good},
            new String[] {"nobody@elm.example", PASSWORD, good})) {
      HttpResponse<String> answer = signIn(console.browser(), tried[0], tried[1], tried[2]);
      answers.add(answer.statusCode() + withoutRandom(answer.body()));
    }

    assertThat(answers).allMatch(answer -> answer.equals(answers.get(0)));
    assertThat(answers.get(0)).startsWith("422");
  }

  private static String withoutRandom(String page) {
    return page.replaceAll("(nonce|value)=\"[^\"]*\"", "");
  }

  @Test
  void guesses_are_turned_away_after_five_and_the_right_password_works_elsewhere() {
    setUp();
    for (int i = 0; i < 5; i++) {
      signIn(console.browser(), "dsl", "guess number " + i, "000000");
    }

    int limited = signIn(console.browser(), "dsl", PASSWORD, nextCode()).statusCode();
    console.clock().pass(Duration.ofMinutes(15));
    int later = signIn(console.browser(), "dsl", PASSWORD, nextCode()).statusCode();

    assertThat(limited).isEqualTo(429);
    assertThat(later).isEqualTo(303);
  }

  @Test
  void signing_in_gives_the_browser_a_new_secret_and_leads_to_where_it_was_bound() {
    setUp();
    Browser browser = console.browser();
    browser.get("/sign-in?to=/account");
    String before = browser.secret();

    HttpResponse<String> answer =
        browser.post(
            "/sign-in",
            Map.of("name", "dsl", "password", PASSWORD, "code", nextCode(), "to", "/account"));

    assertThat(answer.headers().firstValue("Location")).contains("/account");
    assertThat(browser.secret()).isNotEqualTo(before);
    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Lax", "Path=/");
  }

  @Test
  void nobody_is_led_to_another_site() {
    setUp();
    for (String to : List.of("https://evil.example/", "//evil.example", "/\\evil.example", "x")) {
      Browser browser = console.browser();
      browser.get("/sign-in");

      HttpResponse<String> answer =
          browser.post(
              "/sign-in",
              Map.of("name", "dsl", "password", PASSWORD, "code", nextCode(), "to", to));

      assertThat(answer.headers().firstValue("Location")).as(to).contains("/");
    }
  }

  @Test
  void a_one_time_link_leads_straight_in_once_and_only_by_its_button() {
    String link =
        "/invitation/"
            + console.register().accounts().invite(Elm.HEAD, Invitation.Kind.PASS, "handbell");
    Browser browser = console.browser();
    browser.get(link);
    browser.get(link);

    int first = browser.post(link, Map.of()).statusCode();
    int second = console.browser().get(link).statusCode();

    assertThat(first).isEqualTo(303);
    assertThat(browser.get("/account").body()).contains("C. Head");
    assertThat(second).isEqualTo(404);
  }
}
