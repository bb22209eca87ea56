package org.handbell.app.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.IntStream;
import org.handbell.app.WholeHandbell;
import org.handbell.app.demo.MailSink.Received;
import org.handbell.app.traffic.Client;
import org.handbell.app.traffic.FilterLog;
import org.handbell.app.traffic.LoggedRequest;
import org.junit.jupiter.api.Test;

/** Whatever a pupil types or calls a device, it stays text: on every page and in every mail. */
@InBrowser
class HostileTextTest {

  private static final String WORDS = "i want to kill myself";

  private static final String MARKED = "kill myself";

  private static final List<String> TEXTS =
      List.of(
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "\"'><svg/onload=alert(1)>",
          "</title></style></textarea><iframe src=javascript:alert(1)>",
          "&lt;b&gt; &amp; &#x3c;script&#x3e; ${7*7} @if(true)x@endif !{x}",
          "=HYPERLINK(\"https://evil.example\";\"x\")",
          "' OR 1=1; DROP TABLE cases --",
          "javascript:alert(1)//%00\r\nSet-Cookie: a=b",
          "\u202Egnp.exe\u202C \u2066abc\u2069",
          "\u200B\u200D\uFEFF\u00AD zero",
          "Z\u0351\u036B\u0343\u036A\u0302 \uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
          "LONE-HALF",
          "a".repeat(6_000) + " " + "word ".repeat(4_000));

  /** What no page that shows it may have grown. */
  private static final String GROWN =
      """
      () => [...document.querySelectorAll('main script, td script, img, iframe, main style, [onerror], [onload]')]
        .map(each => each.outerHTML)
      """;

  @Test
  void nothing_runs_nothing_breaks_and_the_right_words_are_marked(
      Chromium chromium, WholeHandbell handbell) {
    for (int i = 0; i < TEXTS.size(); i++) {
      handbell.send("oak", line(handbell, i, TEXTS.get(i)));
    }
    handbell.send("oak", line(handbell, TEXTS.size(), "x".repeat(70_000)));

    List<Received> mails =
        IntStream.range(0, TEXTS.size()).mapToObj(i -> mailAbout(handbell, i)).toList();

    try (Visitor dsl = chromium.visitor(handbell.address(), Look.PHONE)) {
      dsl.enter(handbell.pass("dsl"));
      for (int i = 0; i < TEXTS.size(); i++) {
        check(dsl, "/cases?who=" + URLEncoder.encode(start(TEXTS.get(i)), UTF_8));
        check(dsl, "/cases?who=" + name(i));
        dsl.page().locator(".hb-case h2 a").first().click();
        look(dsl, TEXTS.get(i));
        assertThat(dsl.page().locator(".hb-exhibit__words mark").innerText()).isEqualTo(MARKED);
        mail(dsl, mails.get(i));
      }
      assertThat(dsl.faults()).isEmpty();
    }
  }

  /** A user, a device, a browser and a search that are all that text. */
  private static String line(WholeHandbell handbell, int i, String text) {
    String name = start(text).replace(",", "");
    String url =
        "https://www.google.com/search?q="
            + URLEncoder.encode(start(text) + " " + WORDS + " " + text, UTF_8)
            + "&t=<script>alert(2)</script>";
    Client client = new Client("oak", name(i) + name, "Year9", "10.30.0." + (i + 1));
    String line =
        FilterLog.smoothwall()
            .line(LoggedRequest.page(handbell.clock().instant(), client, url, "Search Engines"));
    String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(name));
    return line.replace("\"clienthostname\":\"\"", "\"clienthostname\":\"" + quoted + "\"")
        .replace("Mozilla", quoted)
        .replace("LONE-HALF", "\\ud800 half \\udc00");
  }

  private static String start(String text) {
    return text.substring(0, Math.min(60, text.length()));
  }

  private static String name(int i) {
    return "hostile" + (char) ('a' + i) + "-";
  }

  private static Received mailAbout(WholeHandbell handbell, int i) {
    return handbell.mail(
        mail -> mail.to().equals("dsl@oak.example") && mail.text().contains(name(i)));
  }

  private static void check(Visitor visitor, String path) {
    assertThat(visitor.open(path)).isEqualTo(200);
    look(visitor, path);
  }

  private static void look(Visitor visitor, String what) {
    visitor.page().setViewportSize(Look.NARROWEST, 700);
    assertThat((List<?>) visitor.page().evaluate(GROWN)).as(what).isEmpty();
    assertThat(visitor.scrollsSideways()).as(start(what) + new Sights(visitor).tooWide()).isFalse();
    assertThat(visitor.page().locator("body").innerText()).doesNotContain("\u202E", "\u2066");
  }

  private static void mail(Visitor visitor, Received mail) {
    visitor.page().navigate("about:blank");
    visitor.page().setContent(mail.html());
    look(visitor, mail.subject());
    assertThat(mail.subject()).doesNotContain("hostile");
  }
}
