package org.handbell.notifier.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.handbell.notifier.recuse.Recusal;

/** Those who are told of one concern, gathered one after the other: each address once. */
final class Readership {

  private final List<Contact> here;
  private final Recusal recusal;
  private final Presence presence;
  private final Map<String, Delivery> byAddress = new LinkedHashMap<>();
  private final List<Recused> recused = new ArrayList<>();

  /**
   * @param here those who hear about the school at all
   */
  Readership(List<Contact> here, Recusal recusal, Presence presence) {
    this.here = here;
    this.recusal = recusal;
    this.presence = presence;
  }

  /** Tells all who are wanted, and notes who of them is recused: nobody stands in for those. */
  void tell(Predicate<Contact> wanted, String why) {
    tellQuietly(wanted, why);
    for (Contact contact : here) {
      if (wanted.test(contact)) {
        recusal
            .against(contact)
            .map(because -> new Recused(contact, because))
            .filter(each -> !recused.contains(each))
            .ifPresent(recused::add);
      }
    }
  }

  /** As {@link #tell}, where others are asked at once for those who are recused. */
  void tellQuietly(Predicate<Contact> wanted, String why) {
    here.stream()
        .filter(wanted)
        .filter(this::may)
        .flatMap(
            contact ->
                presence.delivery(contact, each -> here.contains(each) && may(each), why).stream())
        .forEach(each -> byAddress.putIfAbsent(each.contact().address(), each));
  }

  private boolean may(Contact contact) {
    return recusal.against(contact).isEmpty();
  }

  boolean isEmpty() {
    return byAddress.isEmpty();
  }

  List<Delivery> told() {
    return List.copyOf(byAddress.values());
  }

  List<Recused> recused() {
    return List.copyOf(recused);
  }
}
