package org.handbell.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import java.util.function.Predicate;
import org.handbell.app.WholeHandbell;
import org.handbell.app.demo.MailSink.Received;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The inbox is brought up to date while somebody reads it, and never under their hands. */
@InBrowser
class LiveInboxTest {

  private static final long A_LOOK = 21_000;

  @BeforeAll
  static void plant(WholeHandbell handbell) {
    Planted.in(handbell);
  }

  @Test
  void a_new_case_is_told_politely_and_moves_neither_focus_nor_ticks_nor_the_screen(
      Chromium chromium, WholeHandbell handbell) {
    try (Visitor dsl = chromium.visitor(handbell.address(), Look.PHONE)) {
      Page page = inbox(dsl, handbell);
      page.locator(".hb-case__clear input[type=checkbox]").first().check();
      page.locator(".hb-case__title a").last().focus();
      Object focused = page.evaluate("() => document.activeElement.id");
      page.locator(".hb-case__title a").last().scrollIntoViewIfNeeded();
      double place = place(page, focused);

      handbell.search("oak", "latecomer", "Year9", "i want to kill myself");
      handbell.mail(about("latecomer"));
      page.clock().runFor(A_LOOK);

      assertThat(page.locator("#news")).containsText("1 case has come into this list");
      assertThat(page.locator(".hb-case--fresh")).containsText("latecomer");
      assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo(focused);
      assertThat(place(page, focused)).isCloseTo(place, within(3.0));
      assertThat(page.locator(".hb-case__clear input:checked")).hasCount(1);
      assertThat(dsl.faults()).isEmpty();
    }
  }

  @Test
  void a_list_that_cannot_be_brought_up_to_date_says_so(Chromium chromium, WholeHandbell handbell) {
    try (Visitor dsl = chromium.visitor(handbell.address(), Look.DESK)) {
      Page page = inbox(dsl, handbell);
      assertThat(page.locator("#stale")).isHidden();
      dsl.context().setOffline(true);
      page.clock().runFor(A_LOOK);
      assertThat(page.locator("#stale")).isVisible();
      dsl.context().setOffline(false);
      page.clock().runFor(A_LOOK);

      assertThat(page.locator("#stale")).isHidden();
    }
  }

  @Test
  void filters_leave_what_they_say(Chromium chromium, WholeHandbell handbell) {
    try (Visitor dsl = chromium.visitor(handbell.address(), Look.PHONE.withoutScript())) {
      Page page = dsl.enter(handbell.pass("dsl")).page();
      page.navigate("/cases");
      page.locator(".hb-filters summary").click();
      page.fill("#year", "10");
      page.fill("#from", "2020-01-01");
      page.locator(".hb-filter button").click();
      assertThat(page.locator(".hb-filters summary")).containsText("open cases, year 10");
      assertThat(page.locator(".hb-case__title").first()).containsText("Pia Stone");
      assertThat(page.locator(".hb-case__title").allInnerTexts())
          .allMatch(title -> title.contains("Year 10"));
      page.navigate("/cases?who=almond&theme=SUICIDE_AND_SELF_HARM");
      assertThat(page.locator(".hb-case__title").allInnerTexts())
          .isNotEmpty()
          .allMatch(title -> title.contains("Almond"));
      page.locator("#count-all").click();
      assertThat(page.locator(".hb-filters summary")).containsText("Filter, or find");
    }
  }

  private static Page inbox(Visitor dsl, WholeHandbell handbell) {
    Page page = dsl.enter(handbell.pass("dsl")).page();
    page.clock().install();
    page.navigate("/cases?who=");
    return page;
  }

  private static double place(Page page, Object id) {
    Object top =
        page.evaluate("id => document.getElementById(id).getBoundingClientRect().top + 0.5", id);
    return ((Number) top).doubleValue();
  }

  private static Predicate<Received> about(String pupil) {
    return mail -> mail.to().equals("dsl@oak.example") && mail.text().contains(pupil);
  }
}
