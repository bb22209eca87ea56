package org.handbell.app.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.handbell.app.WholeHandbell;
import org.handbell.app.demo.MailSink.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes pictures of each page and each mail, into the folder of {@code -Dscreenshots}. */
@InBrowser
@EnabledIfSystemProperty(named = "screenshots", matches = ".+")
class ScreenshotsTest {

  private static final List<Integer> WIDTHS = List.of(390, 1280);
  private static final Path FOLDER = Path.of(System.getProperty("screenshots", "."));

  @Test
  void pages(Chromium chromium, WholeHandbell handbell) throws IOException {
    Planted.in(handbell);
    Set<String> taken = new HashSet<>();
    for (String person : List.of("dsl", "head", "trust", "it", "governor", "auditor", "elm-dsl")) {
      try (Visitor visitor = chromium.visitor(handbell.address(), Look.DESK)) {
        visitor.enter(handbell.pass(person));
        List<String> paths =
            Stream.concat(
                    Stream.of("/nowhere"),
                    new Trail(visitor, handbell.pages()).onePageOfEach().stream())
                .filter(path -> taken.add(Trail.routeOf(path, handbell.pages())))
                .toList();
        for (String path : paths) {
          visitor.open(path);
          picture(visitor.page(), "page-" + person + path.replaceAll("[^a-z0-9]+", "-"));
        }
      }
    }
    try (Visitor visitor = chromium.visitor(handbell.address(), Look.DESK)) {
      String invitation =
          handbell.command("accounts", "--config", handbell.configuration(), "invite", "dep");
      for (String path : List.of("/sign-in", invitation.strip())) {
        visitor.open(path);
        picture(visitor.page(), "page-nobody-" + (path.equals("/sign-in") ? "sign-in" : "welcome"));
      }
      visitor.page().click("text=Set up and sign in");
      picture(visitor.page(), "page-nobody-welcome-wrong");
    }
  }

  @Test
  void mails(Chromium chromium, WholeHandbell handbell) throws IOException {
    Planted.in(handbell);
    handbell.search("oak", "oalmond", "Year9", "how many pills do i need to take to die");
    for (Duration time : List.of(Duration.ofMinutes(25), Duration.ofHours(6))) {
      handbell.clock().pass(time);
      handbell.mail(mail -> mail.reason().equals(time.toHours() > 0 ? "summary" : "reminder"));
    }
    handbell.clock().pass(Duration.ofDays(3));
    handbell.mail(mail -> mail.reason().equals("digest"));
    Files.createDirectories(FOLDER);
    Map<String, Received> kinds = new LinkedHashMap<>();
    for (Received mail : handbell.mails()) {
      boolean illegal = mail.text().contains("illegal");
      boolean staff = mail.to().startsWith("head") && mail.reason().equals("new");
      String kind =
          mail.reason() + "-" + mail.priority() + (illegal ? "-illegal" : staff ? "-staff" : "");
      kinds.putIfAbsent(kind, mail);
    }
    try (Visitor visitor = chromium.visitor(handbell.address(), Look.DESK)) {
      for (Map.Entry<String, Received> each : kinds.entrySet()) {
        String name = "mail-" + each.getKey().toLowerCase(java.util.Locale.ROOT);
        Files.writeString(FOLDER.resolve(name + ".txt"), each.getValue().text());
        Files.writeString(FOLDER.resolve(name + ".html"), each.getValue().html());
        visitor.page().setContent(each.getValue().html());
        picture(visitor.page(), name);
      }
    }
  }

  private static void picture(Page page, String name) throws IOException {
    Files.createDirectories(FOLDER);
    for (int width : WIDTHS) {
      page.setViewportSize(width, 844);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        shoot(page, name + "-" + width + (scheme == ColorScheme.DARK ? "-dark" : ""));
      }
    }
    page.setViewportSize(900, 844);
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.LIGHT));
    shoot(page, name + "-print");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  private static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(name + ".png")));
  }
}
