package org.handbell.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handbell.app.WholeHandbell;
import org.handbell.app.demo.MailSink.Received;
import org.handbell.notifier.access.Totp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A safeguarding lead's way from the mail to the closed case, as she walks it. */
@InBrowser
class WalkTest {

  private static final Pattern CASE = Pattern.compile("/cases/(\\d{4}-\\d+)");
  private static final String PASSWORD = "otter lantern biscuit";
  private static final Duration A_CODE = Duration.ofSeconds(30);
  private static final Duration UNTIL_REMINDED = Duration.ofMinutes(25);

  static Stream<Look> looks() {
    return Stream.of(
        Look.PHONE, Look.DARK_DESK, Look.PHONE.withoutScript(), Look.DESK.withoutScript());
  }

  @ParameterizedTest
  @MethodSource("looks")
  void a_line_becomes_a_mail_a_case_taken_and_closed_and_an_audit_that_holds(
      Look look, Chromium chromium, WholeHandbell handbell) {
    String pupil = "walk" + look.hashCode();
    String other = "other" + look.hashCode();
    handbell.search("oak", pupil, "Year9", "i want to kill myself");
    handbell.search("oak", other, "Year9", "i want to kill myself");
    Received mail = mailAbout(handbell, pupil);
    Received ignored = mailAbout(handbell, other);

    try (Visitor dsl = chromium.visitor(handbell.address(), look)) {
      byte[] secret = setUpAccount(dsl, handbell);
      signOut(dsl);
      followTheMail(dsl, handbell, mail, secret);
      take(dsl.page());
      handbell.clock().pass(UNTIL_REMINDED);
      handbell.mail(each -> each.incident().equals(ignored.incident()) && isPressing(each));
      findInTheInbox(dsl, pupil);
      close(dsl.page());

      assertThat(handbell.mails())
          .filteredOn(each -> each.incident().equals(mail.incident()))
          .noneMatch(WalkTest::isPressing)
          .anyMatch(each -> each.reason().equals("taken"));
      assertThat(dsl.faults()).isEmpty();
    }
    assertThat(handbell.command("audit", "verify", "--config", handbell.configuration()))
        .contains("is intact");
  }

  private static boolean isPressing(Received mail) {
    return mail.reason().equals("reminder") || mail.reason().equals("escalation");
  }

  private static Received mailAbout(WholeHandbell handbell, String pupil) {
    return handbell.mail(
        each ->
            each.to().equals("dsl@oak.example")
                && each.reason().equals("new")
                && each.text().contains(pupil));
  }

  private static byte[] setUpAccount(Visitor visitor, WholeHandbell handbell) {
    visitor.open(
        handbell
            .command("accounts", "--config", handbell.configuration(), "invite", "dsl")
            .strip());
    Page page = visitor.page();
    byte[] secret = Key.read(page.locator("p:has-text('type this key') code").innerText());
    page.fill("#password", PASSWORD);
    page.fill("#code", Totp.code(secret, Totp.step(handbell.clock().instant())));
    page.click("text=Set up and sign in");
    assertThat(page.locator(".hb-codes code")).hasCount(8);
    page.click("text=Continue");
    return secret;
  }

  private static void signOut(Visitor visitor) {
    visitor.open("/account");
    visitor.page().locator("main button:text-is('Sign out')").click();
    assertThat(visitor.page().locator("h1")).hasText("Sign in");
  }

  private static void followTheMail(
      Visitor visitor, WholeHandbell handbell, Received mail, byte[] secret) {
    var link = CASE.matcher(mail.text());
    assertThat(link.find()).isTrue();
    visitor.open(link.group());
    handbell.clock().pass(A_CODE.multipliedBy(2));
    Page page = visitor.page();
    page.fill("#name", "dsl@oak.example");
    page.fill("#password", PASSWORD);
    page.fill("#code", Totp.code(secret, Totp.step(handbell.clock().instant())));
    page.locator("main button:text-is('Sign in')").click();
    assertThat(page.locator("h1")).containsText("Case " + link.group(1));
  }

  private static void take(Page page) {
    page.click("text=Take this case");
    assertThat(page.locator(".hb-facts")).containsText("F. Okafor took it");
  }

  private static void findInTheInbox(Visitor visitor, String pupil) {
    visitor.open("/cases");
    Page page = visitor.page();
    assertThat(page.locator(".hb-case", with(pupil))).containsText("F. Okafor has it");
    page.locator(".hb-case", with(pupil)).locator("h2 a").click();
  }

  private static Page.LocatorOptions with(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static void close(Page page) {
    page.locator("label[for=kind-SUPPORT]").click();
    page.fill("#summary", "Searched for a way to die after a bad day.");
    page.fill("#action", "Spoke with the pupil and rang home.");
    page.fill("#decision", "Counselling from Thursday; safety plan.");
    page.fill("#reason", "No plan and no means; parents are with the pupil.");
    page.click("text=Close the case");
    assertThat(page.locator(".hb-facts")).containsText("Closed");
    assertThat(page.locator("text=Open it again").first()).isAttached();
  }
}
