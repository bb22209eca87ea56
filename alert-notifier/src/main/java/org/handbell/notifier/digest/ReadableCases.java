package org.handbell.notifier.digest;

import java.util.List;
import org.handbell.model.Person;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.CaseFigure;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;

/**
 * Which cases one reader of a digest or a summary may see: never one about themselves, nor, for a
 * head, one about any head of the school. The chair sees those and nothing else.
 */
record ReadableCases(Contact reader, List<Contact> people) {

  List<Case> of(List<Case> cases) {
    return cases.stream().filter(this::contains).toList();
  }

  List<Case> hiddenOf(List<Case> cases) {
    return cases.stream().filter(c -> !contains(c)).toList();
  }

  boolean contains(Case c) {
    return contains(c.incident().person(), c.incident().schoolId());
  }

  List<CaseFigure> figuresOf(List<CaseFigure> figures) {
    return figures.stream().filter(each -> contains(each.person(), each.schoolId())).toList();
  }

  private boolean contains(Person person, String schoolId) {
    Recusal recusal = Recusal.of(person, schoolId, people);
    boolean aboutHead = recusal.first().contains(Role.CHAIR);
    boolean rightReader = (reader.role() == Role.CHAIR) == aboutHead;
    return rightReader && recusal.against(reader).isEmpty();
  }
}
