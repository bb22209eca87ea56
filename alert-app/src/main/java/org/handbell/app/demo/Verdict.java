package org.handbell.app.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.app.demo.MailSink.Received;

/** Compares who was told with who had to be told, concern by concern. */
final class Verdict {

  private static final Set<String> DIGESTS =
      Set.of("head@elm.example digest", "head@oak.example digest", "chair@elm.example digest");

  private final List<Concern> concerns;
  private final Map<String, Set<String>> told = new HashMap<>();
  private final Set<String> digests = new HashSet<>();
  private final List<String> faults = new ArrayList<>();

  Verdict(List<Concern> concerns) {
    this.concerns = concerns;
  }

  private Set<String> told(Concern concern) {
    return told.computeIfAbsent(concern.username(), fresh -> new HashSet<>());
  }

  /** Counts a mail to the concern it is about. */
  void hear(Received mail) {
    String what = mail.to() + " " + mail.reason();
    if (mail.reason().equals("test")) { // to see whether alerts reach them; it is about nobody
      return;
    }
    if (mail.reason().equals("digest")) {
      if (!digests.add(what)) {
        faults.add("told twice: " + what);
      }
      return;
    }
    List<Concern> about =
        concerns.stream().filter(c -> mail.text().contains(c.username())).toList();
    if (about.size() != 1) {
      faults.add("a mail about nothing that was planted: " + what + ", " + mail.subject());
    } else if (!told(about.get(0)).add(what)) {
      faults.add("told twice: " + what + ", " + about.get(0).title());
    }
  }

  /** Everything that went wrong, in words; empty when exactly the right people were told. */
  List<String> faults() {
    List<String> all = new ArrayList<>(faults);
    for (Concern concern : concerns) {
      compare(concern.title(), concern.mails(), told(concern), all);
    }
    compare("the weekly digest", DIGESTS, digests, all);
    return all;
  }

  private static void compare(
      String title, Set<String> wanted, Set<String> actual, List<String> faults) {
    wanted.stream()
        .filter(mail -> !actual.contains(mail))
        .forEach(mail -> faults.add("not told: " + mail + ", " + title));
    actual.stream()
        .filter(mail -> !wanted.contains(mail))
        .forEach(mail -> faults.add("told although it must not be: " + mail + ", " + title));
  }
}
