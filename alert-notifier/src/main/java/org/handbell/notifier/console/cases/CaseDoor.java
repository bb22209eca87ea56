package org.handbell.notifier.console.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Desk;
import org.handbell.notifier.register.Listed;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Sight;
import org.handbell.notifier.route.Contact;

/**
 * Who may see and deal with which case. What a viewer may not see is not there: the answer is the
 * same as for a number that was never given out.
 */
final class CaseDoor {

  private static final Pattern NUMBER = Pattern.compile("\\d{4}-\\d{6,9}");

  private final NotifierConfig config;
  private final Register register;
  private final Map<String, Sight> sights = new ConcurrentHashMap<>();

  CaseDoor(NotifierConfig config, Register register) {
    this.config = config;
    this.register = register;
  }

  Sight sight(Viewer viewer) {
    return sights.computeIfAbsent(
        viewer.self().id(),
        any ->
            Sight.of(
                viewer.contacts(),
                config.contacts(),
                config.schools().stream().map(School::id).toList()));
  }

  /** The case that the address names, where the viewer may see it; that they do is written down. */
  Optional<Listed> open(Visit visit) {
    Viewer viewer = visit.viewer();
    String number = visit.path("number");
    return NUMBER.matcher(number).matches()
        ? register
            .reading()
            .open(number, sight(viewer), viewer.self().id())
            .filter(each -> actor(viewer, each.about()).isPresent())
        : Optional.empty();
  }

  /** In which of their roles the viewer may deal with the case, if in any. */
  Optional<Contact> actor(Viewer viewer, Case about) {
    return viewer.asReaders().stream()
        .filter(role -> register.desk().against(about, role).isEmpty())
        .findFirst();
  }

  /** The same by a case's number. */
  Optional<Contact> acting(Visit visit, String number) {
    return NUMBER.matcher(number).matches()
        ? register.find(number).flatMap(about -> actor(visit.viewer(), about))
        : Optional.empty();
  }

  /**
   * Does something to the case that the address names.
   *
   * @param page where what became of it shows
   * @param refused shows why nothing was done
   */
  Answer act(
      Visit visit,
      BiFunction<Visit, Contact, Desk.Answer> deed,
      String page,
      Function<String, Answer> refused) {
    Optional<Contact> who = acting(visit, visit.path("number"));
    if (who.isEmpty()) {
      return Answer.missing();
    }
    return deed.apply(visit, who.get()) instanceof Desk.Refused not
        ? refused.apply(not.reason())
        : Answer.moveTo("/cases/" + visit.path("number") + page);
  }

  /** Everybody who may deal with that case. */
  List<Contact> people(Case about) {
    return config.contacts().stream()
        .filter(contact -> register.desk().against(about, contact).isEmpty())
        .toList();
  }
}
