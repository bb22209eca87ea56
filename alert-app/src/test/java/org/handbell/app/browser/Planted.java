package org.handbell.app.browser;

import java.util.List;
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

  /** Sends the lines and returns when their cases are known. */
  static synchronized void in(WholeHandbell handbell) {
    if (!handbell.mails().isEmpty() && handbell.mails().stream().anyMatch(Planted::isIllegal)) {
      return;
    }
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

  private static boolean isIllegal(Received mail) {
    return mail.text().contains("illegal") && mail.to().equals("dsl@oak.example");
  }
}
