package org.handbell.classifier.pattern;

import static org.handbell.model.Category.CONDUCT_BYPASS;
import static org.handbell.model.Category.CONTENT_DRUGS;
import static org.handbell.model.Category.CONTENT_SELF_HARM;
import static org.handbell.model.Category.CONTENT_WEAPONS;
import static org.handbell.model.Category.WELLBEING_LOW_MOOD;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.model.Risk;
import org.handbell.model.Theme;

/**
 * The patterns over minutes and days. All of them together raise a finding by one level, and not at
 * all where something else has raised it above its category's usual level. Only the way from the
 * wish to die to a method or a means makes a P1.
 *
 * <p>What a category counts only (games, social networks) stays counted however often it happens:
 * repeated, it is an ordinary day. Low mood and ways round the filter are the exceptions.
 */
public final class Patterns {

  private static final Duration BURST = Duration.ofMinutes(10);
  private static final Duration HOURS = Duration.ofHours(6);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration FORTNIGHT = Duration.ofDays(14);
  private static final Duration LONG = Duration.ofDays(Signs.DAYS);

  private static final Set<Theme> DISTRESS =
      Set.of(
          Theme.WELLBEING,
          Theme.SUICIDE_AND_SELF_HARM,
          Theme.EATING,
          Theme.ABUSE,
          Theme.PEERS,
          Theme.RUNNING_AWAY);

  private final Signs before;
  private final Sign now;
  private final ZoneId zone;
  private final List<String> reasons = new ArrayList<>();
  private boolean overDays;
  private boolean towardsHarm;

  private Patterns(Signs before, Sign now, ZoneId zone) {
    this.before = before;
    this.now = now;
    this.zone = zone;
  }

  /**
   * Weighs a finding.
   *
   * @param before what is remembered, without this finding
   * @param zone in which days and nights are told
   */
  public static Weight weigh(Signs before, Sign now, ZoneId zone) {
    boolean countedOnly =
        now.category().defaultPriority() == Priority.P4
            && now.category() != WELLBEING_LOW_MOOD
            && now.category() != CONDUCT_BYPASS;
    return countedOnly
        ? Weight.alone(now.priority(), List.of())
        : new Patterns(before, now, zone).weigh();
  }

  private Weight weigh() {
    burst();
    days();
    mildSigns();
    towardsHarm();
    hiding();
    afterBypass();
    strangers();
    nights();
    firstWayRound();
    return new Weight(priority(), reasons, overDays);
  }

  private Priority priority() {
    if (towardsHarm) {
      return Priority.P1;
    }
    boolean raised = now.priority().isMoreUrgentThan(now.category().defaultPriority());
    return reasons.isEmpty() || raised ? now.priority() : now.priority().raised();
  }

  /** Modifier 5. Proxies are tried one after the other: that is one attempt. */
  private void burst() {
    if (now.category() != CONDUCT_BYPASS && distinct(sameTheme(BURST)) >= 3) {
      reasons.add("Three or more different searches or sites within 10 minutes.");
    }
  }

  /** Modifier 6. A day counts that brought something new. */
  private void days() {
    Set<Integer> known = new HashSet<>();
    Set<LocalDate> days = new HashSet<>();
    for (Sign sign : sameTheme(FORTNIGHT)) {
      if (known.add(sign.what())) {
        days.add(sign.day(zone));
      }
    }
    if (days.size() >= 3 && days.contains(now.day(zone))) {
      overDays(
          "%s day in two weeks with something new about %s."
              .formatted(nth(days.size()), now.category().theme().title()));
    }
  }

  private void mildSigns() {
    Predicate<Sign> mild =
        sign ->
            DISTRESS.contains(sign.category().theme())
                && sign.priority().compareTo(Priority.P3) >= 0;
    List<Sign> signs = including(WEEK, mild);
    long days = signs.stream().map(sign -> sign.day(zone)).distinct().count();
    if (mild.test(now) && distinct(signs) >= 3 && days >= 2) {
      overDays(
          "%d different slight signs of distress on %d days in a week."
              .formatted(distinct(signs), days));
    }
  }

  private void towardsHarm() {
    boolean method = isAbout(now, Phase.PLANNING);
    boolean means = now.category() == CONTENT_WEAPONS || now.category() == CONTENT_DRUGS;
    if (method) {
      earlier(LONG, sign -> isAbout(sign, Phase.IDEATION))
          .ifPresent(wish -> towardsHarm("Words about wanting to die", wish, "a plan or a method"));
    } else if (means && now.priority() != Priority.P4) {
      earlier(WEEK, sign -> isAbout(sign, Phase.IDEATION) || isAbout(sign, Phase.PLANNING))
          .ifPresent(
              wish -> towardsHarm("Words about wanting to die or a method", wish, "a means"));
    }
  }

  private void towardsHarm(String first, Sign wish, String then) {
    towardsHarm = true;
    overDays("%s came first, %s; now it is about %s.".formatted(first, ago(wish), then));
  }

  private void hiding() {
    boolean either =
        now.hiding()
            ? earlier(WEEK, sign -> sign.category() == CONTENT_SELF_HARM && !sign.hiding())
                .isPresent()
            : now.category() == CONTENT_SELF_HARM && earlier(WEEK, Sign::hiding).isPresent();
    if (either) {
      overDays("Self-harm, and ways to hide it, within a week.");
    }
  }

  /** What filters usually block, and not what a child in distress says. */
  private void afterBypass() {
    boolean concern =
        now.category().risk() != Risk.CONDUCT && !DISTRESS.contains(now.category().theme());
    if (concern && earlier(HOURS, sign -> sign.category() == CONDUCT_BYPASS).isPresent()) {
      reasons.add("A way round the filter was tried or used within the six hours before.");
    }
  }

  private void strangers() {
    Theme theme = now.category().theme();
    Theme other =
        theme == Theme.STRANGERS
            ? Theme.GROOMING
            : theme == Theme.GROOMING ? Theme.STRANGERS : null;
    if (other != null && earlier(WEEK, sign -> sign.category().theme() == other).isPresent()) {
      overDays("Talk with strangers, and words about age, secrets or meeting, within a week.");
    }
  }

  private void nights() {
    Predicate<Sign> distress = sign -> DISTRESS.contains(sign.category().theme());
    if (!distress.test(now) || now.night(zone) == null) {
      return;
    }
    long nights =
        including(WEEK, distress).stream()
            .map(sign -> sign.night(zone))
            .filter(Objects::nonNull)
            .distinct()
            .count();
    if (nights >= 2) {
      overDays("Between 22:00 and 06:00 on %d nights in a week.".formatted(nights));
    }
  }

  private void firstWayRound() {
    Predicate<Sign> round = sign -> sign.category() == CONDUCT_BYPASS && sign.passed();
    if (round.test(now) && earlier(LONG, round).isEmpty()) {
      reasons.add("The first time in 60 days that a way round the filter was not blocked.");
    }
  }

  private void overDays(String sentence) {
    overDays = true;
    reasons.add(sentence);
  }

  private List<Sign> sameTheme(Duration back) {
    return including(back, sign -> sign.category().theme() == now.category().theme());
  }

  private List<Sign> including(Duration back, Predicate<Sign> which) {
    List<Sign> signs = before.within(back, now).filter(which).collect(Collectors.toList());
    if (which.test(now)) {
      signs.add(now);
    }
    return signs;
  }

  private Optional<Sign> earlier(Duration back, Predicate<Sign> which) {
    return before.within(back, now).filter(which).reduce((first, later) -> later);
  }

  private static long distinct(List<Sign> signs) {
    return signs.stream().map(Sign::what).distinct().count();
  }

  private static boolean isAbout(Sign sign, Phase phase) {
    return sign.category().theme() == Theme.SUICIDE_AND_SELF_HARM && sign.phase() == phase;
  }

  private String ago(Sign earlier) {
    long days = now.day(zone).toEpochDay() - earlier.day(zone).toEpochDay();
    return days == 0 ? "the same day" : days == 1 ? "the day before" : days + " days before";
  }

  private static String nth(int number) {
    List<String> names = List.of("Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth");
    return number - 3 < names.size() ? names.get(number - 3) : number + "th";
  }
}
