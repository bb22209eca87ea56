package org.handbell.app.browser;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handbell.app.Reader;
import org.handbell.app.WholeHandbell;
import org.handbell.app.demo.MailSink.Received;

/** A case of each kind that a page shows in another way, once for all tests. */
final class Planted {

  private static final List<String> OF_PUPILS =
      List.of(
          "how to hide my cuts from my mum",
          "i dont want to be here anymore",
          "my friend wants to kill herself");

  private Planted() {}

  /** Sends the lines, if nobody did, and returns when their cases are known. */
  static synchronized void in(WholeHandbell handbell) {
    if (handbell.mails().stream().noneMatch(Planted::isIllegal)) {
      cases(handbell);
      registers(handbell);
    }
    glass(handbell); // what it opened for another test may be shut again
  }

  private static void cases(WholeHandbell handbell) {
    for (String words : OF_PUPILS) {
      handbell.search("oak", "oalmond", "Year9", words);
    }
    handbell.search("oak", "pstone", "Year10", "someone is blackmailing me with my nudes");
    handbell.search("oak", "qreed", "Year8", "how to make a knife to stab someone");
    handbell.search("oak", "qreed", "Year8", "how to buy a vape under 18");
    handbell.open("oak", "qreed", "Year8", "https://betting.example/odds?x=1", "Gambling");
    handbell.open("oak", "pstone", "Year10", "https://adult.example/clip?a=b", "Pornography");
    handbell.open("oak", "treed", "Staff", "https://adult.example/clip", "Pornography");
    handbell.search("elm", "jbloggs", "Year5", "i want to kill myself");
    handbell.open("oak", "oalmond", "Year9", WholeHandbell.LISTED, "Other");
    handbell.mail(Planted::isIllegal);
    handbell.mail(each -> each.to().equals("dsl@elm.example") && each.priority().equals("P1"));
    handbell.mail(each -> each.to().equals("head@oak.example"));
  }

  /** An entry in each register that has a page for each entry. */
  private static void registers(WholeHandbell handbell) {
    Reader dsl = new Reader(handbell, "dsl");
    String yesterday =
        LocalDate.ofInstant(handbell.clock().instant(), ZoneOffset.UTC).minusDays(1) + "T10:00";
    dsl.post(
        "/registers/spot-checks/new",
        "/registers/spot-checks",
        Map.of(
            "school", "oak",
            "at", yesterday,
            "lookedAt", "Safe search",
            "groups", "Library, as a pupil of Year 9",
            "result", "TO_MEND",
            "found", "One search engine shows pictures unfiltered.",
            "action", "Asked IT to enforce the strict setting."));
    dsl.post(
        "/registers/changes/new",
        "/registers/changes",
        Map.of(
            "school", "oak",
            "wish", "ALLOW",
            "address", "chess.example",
            "groups", "Year 7",
            "reason", "For the chess club."));
    dsl.upload(
        "/registers/filter-tests/new",
        "/registers/filter-tests",
        Map.of(
            "school", "oak",
            "at", yesterday,
            "service", "SWGfL testfiltering.com",
            "device", "Laptop 17, library",
            "groups", "A pupil of Year 9",
            "childAbuse", "BLOCKED",
            "terrorism", "BLOCKED",
            "adult", "BLOCKED",
            "language", "NOT_BLOCKED"),
        "%PDF-1.4 a certificate");
  }

  /** The lead of one school opens a case of the other in need. */
  private static void glass(WholeHandbell handbell) {
    String mail =
        handbell
            .mail(each -> each.to().equals("dsl@oak.example") && each.priority().equals("P1"))
            .text();
    Matcher number = Pattern.compile("\\d{4}-\\d{6}").matcher(mail);
    if (!number.find()) {
      throw new IllegalStateException("no number in a mail");
    }
    new Reader(handbell, "elm-dsl")
        .post(
            "/break-glass",
            "/break-glass",
            Map.of("number", number.group(), "reason", "a sibling is in our school"));
  }

  private static boolean isIllegal(Received mail) {
    return mail.text().contains("illegal") && mail.to().equals("dsl@oak.example");
  }
}
