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
import org.handbell.model.Event;
import org.handbell.model.Theme;

/** Everything that speaks in an event, before anything is weighed. */
final class Gathered {

  final Rulings rulings;
  private final VendorMap vendors;
  private final Event event;
  List<Reading> readings = List.of();
  List<Words> words = List.of();
  List<Silenced> silenced = List.of();
  List<Hit> alone = List.of();
  List<String> lists = List.of();
  List<Label> allowed = List.of();
  List<Candidate> candidates = List.of();
  List<Explanation.Dropped> dropped = List.of();

  /** The category names that no file of vendors' names knows; mostly none. */
  List<String> unmapped = List.of();

  /** The versions of the lists that it was looked for on. */
  Map<String, String> listVersions = Map.of();

  /** True when the site is one where people look for help. */
  boolean protectedSite;

  Gathered(Rulings rulings, VendorMap vendors, Event event) {
    this.rulings = rulings;
    this.vendors = vendors;
    this.event = event;
  }

  void add(Reading reading) {
    readings = readings.isEmpty() ? List.of(reading) : with(new ArrayList<>(readings), reading);
  }

  void add(Words heard) {
    words = with(words, heard);
  }

  void add(Candidate candidate) {
    candidates = with(candidates, candidate);
  }

  void addAllowed(Label label) {
    allowed = with(allowed, label);
  }

  void addList(String list) {
    lists = lists.contains(list) ? lists : with(lists, list);
  }

  void addUnmapped(String name) {
    unmapped = unmapped.contains(name) ? unmapped : with(unmapped, name);
  }

  void addSilenced(List<Silenced> more) {
    for (Silenced one : more) {
      silenced = with(silenced, one);
    }
  }

  void addAlone(List<Hit> more) {
    for (Hit one : more) {
      alone = with(alone, one);
    }
  }

  /** Most events have nothing of most kinds, and then need no list of it. */
  private static <T> List<T> with(List<T> list, T one) {
    List<T> grown = list.isEmpty() ? new ArrayList<>(2) : list;
    grown.add(one);
    return grown;
  }

  /** How many rules a school's exception silenced. */
  long silencedByRulings() {
    return silenced.isEmpty() ? 0 : silenced.stream().filter(one -> one.ruling() != null).count();
  }

  /** What each of the vendor's own categories comes to. */
  List<VendorWord> vendorWords() {
    String vendor = event.observer().vendor();
    return event.filter().category().stream()
        .map(name -> new VendorWord(name, vendors.of(vendor, name)))
        .toList();
  }

  /** The themes that the vendor's own categories speak of. */
  Set<Theme> vendorThemes() {
    Set<Theme> themes = EnumSet.noneOf(Theme.class);
    for (VendorWord word : vendorWords()) {
      if (word.meaning() instanceof VendorMap.Meaning.Mapped mapped) {
        themes.add(mapped.category().theme());
      }
    }
    return themes;
  }

  /** Takes away the candidates that the test accepts, saying why. */
  void drop(Predicate<Candidate> test, String because) {
    for (Candidate candidate : List.copyOf(candidates)) {
      if (test.test(candidate)) {
        candidate.note(because);
        dropped = with(dropped, new Explanation.Dropped(candidate.finding()));
        candidates.remove(candidate);
      }
    }
  }
}
