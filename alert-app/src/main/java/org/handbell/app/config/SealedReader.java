package org.handbell.app.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handbell.app.config.HandbellConfig.Sealed;
import org.handbell.document.Fields;
import org.handbell.notifier.route.Contact;
import org.handbell.sealed.Strongbox;

/** Reads {@code sealed}: the people who can open, two together, the lines of illegal content. */
final class SealedReader {

  private SealedReader() {}

  static Sealed read(Fields f, Path file) {
    Sealed read =
        new Sealed(
            f.texts("keyholders"),
            f.path("keys").orElse(file.toAbsolutePath().resolveSibling("keys")));
    f.done();
    return read;
  }

  /** Two at the least, and nobody who may not read of a child. */
  static void check(HandbellConfig config, Fields top) {
    List<String> ids = config.sealed().keyholders();
    Set<String> addresses = new HashSet<>();
    for (String id : ids) {
      config.people().stream()
          .filter(person -> person.id().equals(id))
          .findFirst()
          .ifPresentOrElse(
              person -> check(person, addresses, top),
              () -> top.fault("sealed", "nobody under people has the id \"" + id + "\""));
    }
    if (ids.size() == 1 || ids.size() > Strongbox.MOST_KEYHOLDERS) {
      top.fault(
          "sealed",
          "name 2 to %d keyholders, better 3, so that one may be away"
              .formatted(Strongbox.MOST_KEYHOLDERS));
    }
  }

  private static void check(Contact person, Set<String> addresses, Fields top) {
    if (!person.role().mayReadContent()) {
      top.fault(
          "sealed",
          "%s has the role %s, which reads nothing about people; name a DSL, head or chair"
              .formatted(person.id(), person.role().id()));
    }
    if (!addresses.add(person.address())) {
      top.fault("sealed", person.id() + " has the address of another keyholder; name two people");
    }
  }
}
