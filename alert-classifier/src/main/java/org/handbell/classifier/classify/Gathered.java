package org.handbell.classifier.classify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.handbell.classifier.lexicon.Hit;
import org.handbell.classifier.lexicon.Silenced;
import org.handbell.classifier.list.Label;
import org.handbell.classifier.normalise.Reading;
import org.handbell.classifier.ruling.Rulings;
import org.handbell.model.Theme;

/** Everything that speaks in an event, before anything is weighed. */
final class Gathered {

  final Rulings rulings;
  final List<Reading> readings = new ArrayList<>(1);
  final List<Words> words = new ArrayList<>(0);
  final List<Silenced> silenced = new ArrayList<>(0);
  final List<Hit> alone = new ArrayList<>(0);
  final List<VendorWord> vendorWords = new ArrayList<>(2);
  final List<String> lists = new ArrayList<>(0);
  final List<Label> allowed = new ArrayList<>(0);
  final List<Candidate> candidates = new ArrayList<>(0);
  final List<Explanation.Dropped> dropped = new ArrayList<>(0);

  /** The versions of the lists that it was looked for on. */
  Map<String, String> listVersions = Map.of();

  /** True when the site is one where people look for help. */
  boolean protectedSite;

  Gathered(Rulings rulings) {
    this.rulings = rulings;
  }

  /** How many rules a school's exception silenced. */
  long silencedByRulings() {
    return silenced.stream().filter(one -> one.ruling() != null).count();
  }

  /** The themes that the vendor's own categories speak of. */
  Set<Theme> vendorThemes() {
    Set<Theme> themes = EnumSet.noneOf(Theme.class);
    for (VendorWord word : vendorWords) {
      if (word.meaning() instanceof VendorMap.Meaning.Mapped mapped) {
        themes.add(mapped.category().theme());
      }
    }
    return themes;
  }

  /** The category names that no file of vendors' names knows; mostly none. */
  List<String> unmapped() {
    List<String> names = List.of();
    for (VendorWord word : vendorWords) {
      if (word.meaning() instanceof VendorMap.Meaning.Unmapped && !names.contains(word.name())) {
        names = names.isEmpty() ? new ArrayList<>(1) : names;
        names.add(word.name());
      }
    }
    return names;
  }

  /** Takes away the candidates that the test accepts, saying why. */
  void drop(Predicate<Candidate> test, String because) {
    for (Candidate candidate : List.copyOf(candidates)) {
      if (test.test(candidate)) {
        candidate.note(because);
        dropped.add(new Explanation.Dropped(candidate.finding()));
        candidates.remove(candidate);
      }
    }
  }
}
