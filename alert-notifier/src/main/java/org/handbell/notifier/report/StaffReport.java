package org.handbell.notifier.report;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.handbell.model.Category;
import org.handbell.model.Risk;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.digest.DaysRead;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.CaseFigure;
import org.handbell.notifier.register.Outcome;
import org.handbell.notifier.route.Contact;

/**
 * The concerns about staff of a term for whoever may hear of them, where the policy allows such a
 * report: what is illegal, sexual or extreme and tries to get round the filter, never how somebody
 * works.
 */
final class StaffReport {

  private static final Set<Category> OTHERS =
      EnumSet.of(
          Category.CONTENT_SEXUAL,
          Category.CONTENT_EXTREMISM,
          Category.CONTACT_RADICALISATION,
          Category.CONDUCT_BYPASS);

  private StaffReport() {}

  /** By the numbers of the cases: who each is about is for the console to say. */
  static Report of(
      String school,
      Term term,
      List<CaseFigure> cases,
      DaysRead days,
      Contact reader,
      List<Contact> people,
      ZoneId zone) {
    List<List<String>> rows =
        cases.stream()
            .filter(CaseFigure::isConcern)
            .filter(
                each -> each.category().risk() == Risk.ILLEGAL || OTHERS.contains(each.category()))
            .filter(each -> isForReader(each, reader, people))
            .map(each -> row(each, zone))
            .toList();
    return new Report(
        "Concerns about staff, " + term.title(),
        Shown.name(school),
        rows.isEmpty()
            ? (days.hasGaps() ? "None is known" : "There were none")
            : rows.size() + " to know of",
        rows.isEmpty() && !days.hasGaps(),
        days.hasGaps() ? days.missing() + "." : "",
        List.of(
            rows.isEmpty()
                ? new Block.Para("Nothing that the policy lets Handbell report.")
                : new Block.Table(
                    List.of("Raised", "Case", "Type of content", "Priority", "What came of it"),
                    rows,
                    true)));
  }

  private static boolean isForReader(CaseFigure each, Contact reader, List<Contact> people) {
    Recusal recusal = Recusal.of(each.person(), each.schoolId(), people);
    return recusal.concernsStaff()
        && recusal.first().contains(reader.role())
        && recusal.against(reader).isEmpty();
  }

  private static List<String> row(CaseFigure each, ZoneId zone) {
    Outcome.Kind outcome = each.outcome();
    return List.of(
        When.shortly(each.raisedAt(), zone),
        each.number(),
        each.category().title(),
        each.priority().name(),
        outcome == null ? (each.closedAt() == null ? "open" : "closed") : outcome.title());
  }
}
