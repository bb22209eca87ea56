package org.handbell.notifier.digest;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.handbell.model.Priority;
import org.handbell.model.Risk;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.digest.Digest.Need;
import org.handbell.notifier.digest.Digest.RiskCount;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.CaseFigure;
import org.handbell.notifier.route.Role;
import org.jspecify.annotations.Nullable;

/** Decides what stands in a digest. */
public final class DigestContent {

  private static final int MOST_NEEDS = 10;

  private final DigestFacts facts;
  private final ReadableCases readable;
  private final DigestRows rows;
  private final WeekCounts counts;
  private final Unread unread;

  private DigestContent(DigestFacts facts) {
    this.facts = facts;
    this.readable = new ReadableCases(facts.reader(), facts.people());
    this.rows = new DigestRows(facts.zone(), facts.names());
    this.counts = WeekCounts.of(facts.activity(), readable.hiddenOf(facts.cases()), facts.zone());
    this.unread = new Unread(facts, counts);
  }

  /** The digest for the reader that the facts name. */
  public static Digest of(DigestFacts facts) {
    return new DigestContent(facts).digest();
  }

  /** True where there is a case in the week, or an open one, that this reader may read. */
  static boolean hasSomething(DigestFacts facts) {
    DigestContent content = new DigestContent(facts);
    return !content.readable.of(facts.cases()).isEmpty() || !content.open().isEmpty();
  }

  private Digest digest() {
    boolean wholeSchool = facts.reader().role() != Role.CHAIR;
    List<Need> needs = new ArrayList<>();
    if (wholeSchool) {
      needs.addAll(unread.needs());
    }
    open().forEach(c -> needs.add(need(c)));
    List<Case> concerns = concerns(facts.cases());
    DigestRows.Table table = rows.of(concerns);
    return new Digest(
        Shown.name(facts.school().name()),
        facts.week().week(),
        period(),
        first(needs.size()),
        fewer(needs),
        wholeSchool ? counts.seen() : List.of(),
        table.rows(),
        table.more(),
        unread.none(),
        wholeSchool ? risks(concerns, concerns(facts.casesBefore())) : List.of(),
        wholeSchool ? counts.types() : List.of(),
        proof(),
        facts.quiet(),
        wholeSchool ? counts.sight() : "",
        Deeds.of(readable.figuresOf(facts.background().figures())),
        wholeSchool ? counts.blocked() : List.of(),
        wholeSchool ? Fresh.of(facts.background(), counts.bypass()) : List.of());
  }

  private String period() {
    boolean over = !facts.now().isBefore(facts.week().end());
    return When.at(facts.week().start(), facts.zone())
        + " to "
        + When.at(over ? facts.week().end() : facts.now(), facts.zone())
        + (over ? "" : " (the week is not over)");
  }

  /** A list that nobody would read to its end is cut, and says so. */
  private static List<Need> fewer(List<Need> needs) {
    if (needs.size() <= MOST_NEEDS) {
      return needs;
    }
    List<Need> few = new ArrayList<>(needs.subList(0, MOST_NEEDS));
    few.add(new Need("And " + (needs.size() - MOST_NEEDS) + " more", "they are in Handbell"));
    return few;
  }

  private static String first(int needs) {
    return switch (needs) {
      case 0 -> "Nothing needs you";
      case 1 -> "1 thing needs you";
      default -> needs + " things need you";
    };
  }

  /** The urgent cases, of whatever age, whose outcome nobody has recorded. */
  private List<Case> open() {
    return Stream.of(facts.olderOpen(), facts.casesBefore(), facts.cases())
        .flatMap(List::stream)
        .filter(c -> c.outcome() == null)
        .filter(c -> c.incident().priority().isMoreUrgentThan(Priority.P3))
        .filter(c -> !c.isFolded())
        .filter(readable::contains)
        .sorted(
            Comparator.comparing((Case c) -> c.incident().priority())
                .thenComparing(Case::raisedAt, Comparator.reverseOrder()))
        .toList();
  }

  private Need need(Case c) {
    return new Need(
        "Case "
            + c.number()
            + " ("
            + c.incident().priority()
            + ", "
            + c.incident().theme().title()
            + ")",
        c.acknowledgedAt() == null
            ? "raised " + When.shortly(c.raisedAt(), facts.zone()) + "; nobody has taken it"
            : "taken "
                + When.shortly(c.acknowledgedAt(), facts.zone())
                + "; no outcome is recorded");
  }

  private List<Case> concerns(List<Case> cases) {
    return readable.of(cases).stream().filter(c -> c.incident().priority() != Priority.P4).toList();
  }

  private List<RiskCount> risks(List<Case> cases, List<Case> before) {
    Map<Risk, Long> now = byRisk(cases);
    Map<Risk, Long> then = byRisk(before);
    long longest =
        Stream.concat(now.values().stream(), then.values().stream())
            .mapToLong(Long::longValue)
            .max()
            .orElse(1);
    return Arrays.stream(Risk.values())
        .filter(risk -> risk != Risk.OPERATIONS)
        .map(
            risk -> {
              long count = now.getOrDefault(risk, 0L);
              long earlier = then.getOrDefault(risk, 0L);
              return new RiskCount(
                  risk.title(),
                  count,
                  earlier,
                  bar(count, longest),
                  bar(earlier, longest),
                  usual(risk));
            })
        .toList();
  }

  private @Nullable Long usual(Risk risk) {
    OptionalLong usual =
        Usual.of(
            facts.background().usual().stream()
                .map(week -> readable.figuresOf(week.figures()))
                .map(week -> week.stream().filter(each -> isConcern(each, risk)).count())
                .toList());
    return usual.isPresent() ? Long.valueOf(usual.getAsLong()) : null;
  }

  private static boolean isConcern(CaseFigure figure, Risk risk) {
    return figure.isConcern() && figure.category().risk() == risk;
  }

  private static Map<Risk, Long> byRisk(List<Case> cases) {
    return cases.stream().collect(groupingBy(c -> c.incident().category().risk(), counting()));
  }

  private static int bar(long count, long longest) {
    return (int) (100 * count / longest);
  }

  private List<String> proof() {
    List<String> proof =
        new ArrayList<>(
            counts.proof(WeekCounts.of(facts.activityBefore(), List.of(), facts.zone())));
    proof.addAll(facts.proven());
    proof.addAll(unread.times());
    ListAges.sentence(facts.background().lists(), facts.now()).ifPresent(proof::add);
    if (!facts.unconfirmed().isEmpty()) {
      proof.add(
          "Nobody knows whether alerts reach "
              + Shown.name(String.join(", ", facts.unconfirmed()))
              + ": they have not answered the test alert.");
    }
    if (facts.auditHead() != null) {
      proof.add(
          "Seal of the audit record: "
              + facts.auditHead()
              + ". Keep this mail: it shows later that nothing was changed.");
    }
    return proof;
  }
}
