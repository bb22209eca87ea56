package org.handbell.notifier.watch;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handbell.model.UnmappedName;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.compose.Shown;

/** Which of the filters' category names IT is asked about: each once, the commonest first. */
final class NameRules {

  /** More than these at a time are a new filter, about which nobody answers thirty questions. */
  private static final int MOST = 10;

  private NameRules() {}

  static Stream<Trouble> of(List<UnmappedName> names, Set<String> sources, Scene scene) {
    return names.stream()
        .filter(each -> sources.contains(each.source()))
        .sorted(Comparator.comparing(UnmappedName::count).reversed())
        .limit(MOST)
        .map(each -> question(each, scene));
  }

  private static Trouble question(UnmappedName unmapped, Scene scene) {
    String name = Shown.name(unmapped.name());
    return scene.trouble(
        Kind.NAME_UNMAPPED,
        unmapped.source() + ": " + name,
        List.of(unmapped.source()),
        scene.now(),
        "What does the category \"%s\" of %s stand for? Handbell does not know it."
            .formatted(name, unmapped.source()),
        new Fact("Filter", Shown.name(unmapped.vendor())),
        new Fact("Events", unmapped.count() + " in the last four weeks"));
  }
}
