package org.handbell.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.handbell.app.WholeHandbell;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everything can be reached and done with the keyboard alone, and it is seen where one is. */
@InBrowser
class KeyboardTest {

  /** What the keyboard stops at, and how it shows that it does. */
  private static final String STOP =
      """
      () => { const at = document.activeElement, style = getComputedStyle(at),
          mark = at.matches('[type=radio], [type=checkbox]') ? getComputedStyle(at.nextElementSibling, '::before') : style;
        return { what: at === document.body ? '' : at.tagName + '#' + at.id + ' ' + at.textContent.trim().slice(0, 40),
          seen: mark.outlineStyle !== 'none' && parseFloat(mark.outlineWidth) > 0 || mark.boxShadow !== 'none',
          order: [...document.querySelectorAll('*')].indexOf(at) }; }
      """;

  @BeforeAll
  static void plant(WholeHandbell handbell) {
    Planted.in(handbell);
  }

  @Test
  void tab_walks_every_page_in_the_order_of_reading_and_shows_where_it_is(
      Chromium chromium, WholeHandbell handbell) {
    List<String> lost = new ArrayList<>();
    try (Visitor head = chromium.visitor(handbell.address(), Look.DESK)) {
      head.enter(handbell.pass("head"));
      List<String> paths = new Trail(head, handbell.pages()).onePageOfEach();
      for (String path : paths) {
        head.open(path);
        walk(head.page(), path, lost);
      }
      assertThat(paths).contains("/cases").hasSizeGreaterThan(2);
    }

    assertThat(lost).isEmpty();
  }

  private static void walk(Page page, String path, List<String> lost) {
    int last = -1;
    for (int i = 0; i < 250; i++) {
      page.keyboard().press("Tab");
      var stop = (java.util.Map<?, ?>) page.evaluate(STOP);
      String what = String.valueOf(stop.get("what"));
      int order = Integer.parseInt(String.valueOf(stop.get("order")));
      if (what.isEmpty() || order == last) {
        return;
      }
      if (!Boolean.TRUE.equals(stop.get("seen"))) {
        lost.add(path + ": not seen at " + what);
      }
      if (order < last) {
        return;
      }
      last = order;
    }
    lost.add(path + ": no end");
  }

  @Test
  void the_menu_can_be_skipped_and_a_refusal_leads_to_its_field(
      Chromium chromium, WholeHandbell handbell) {
    try (Visitor dsl = chromium.visitor(handbell.address(), Look.DESK)) {
      Page page = dsl.enter(handbell.pass("dsl")).page();
      page.navigate("/cases");
      page.keyboard().press("Tab");
      assertThat(page.locator(".govuk-skip-link")).isFocused();
      page.keyboard().press("Enter");
      assertThat(page.locator("#main-content")).isFocused();

      page.locator(".hb-case__title a").first().focus();
      page.keyboard().press("Enter");
      page.locator("summary:has-text('Raise or lower')").focus();
      page.keyboard().press("Enter");
      page.locator("#weigh-why").focus();
      page.keyboard().type("   ");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      assertThat(page.locator(".govuk-error-summary")).isFocused();
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");

      assertThat(page.locator("#weigh-why")).isFocused();
      assertThat(page.locator("#weigh-why")).isInViewport();
      assertThat(dsl.faults()).isEmpty();
    }
  }
}
