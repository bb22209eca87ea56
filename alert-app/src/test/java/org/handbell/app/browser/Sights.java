package org.handbell.app.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** What can be seen of a page without reading it, on screens of any size and colour. */
final class Sights {

  /** What a finger hits without aiming (WCAG 2.2, 2.5.5). */
  private static final int FINGER = 44;

  private static final String SMALL =
      """
      least => [...document.querySelectorAll(
          "button, a.govuk-button, summary, select, textarea, input:not([type=hidden]):not([type=radio]):not([type=checkbox]), nav a, .govuk-radios__label, .govuk-checkboxes__label")]
        .filter(each => each.checkVisibility() && each.getBoundingClientRect().width > 1)
        .filter(each => each.getBoundingClientRect().height < least - 0.5)
        .map(each => 'too small for a finger: ' + each.tagName + ' ' + each.className + ' '
          + each.getBoundingClientRect().height + ' ' + each.textContent.trim().slice(0, 30))
      """;

  private static final String WIDE =
      """
      () => [...document.querySelectorAll('body *')]
        .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .slice(0, 3).map(each => each.tagName + '.' + each.className)
      """;

  private final Page page;

  Sights(Visitor visitor) {
    this.page = visitor.page();
  }

  void size(int width, int height) {
    page.setViewportSize(width, height);
  }

  void colours(boolean dark) {
    page.emulateMedia(
        new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
  }

  /** Shows what lies folded away. */
  void unfold() {
    page.evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)");
  }

  /** What a finger would miss. */
  @SuppressWarnings("unchecked")
  List<String> tooSmallToTouch() {
    return (List<String>) page.evaluate(SMALL, FINGER);
  }

  /** What lies beyond the side. */
  @SuppressWarnings("unchecked")
  List<String> tooWide() {
    return (List<String>) page.evaluate(WIDE);
  }
}
