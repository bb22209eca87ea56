package org.handbell.notifier.watch;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Pages;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.watch.Notice.Audience;
import org.handbell.notifier.watch.Notice.Step;
import org.handbell.notifier.watch.OpsPage.Entry;

/** The words about Handbell itself: plain, with a number and a first thing to look at. */
final class OpsMail {

  private static final String ALARM = "#9a4a00";
  private static final String CALM = "#1d5c38";
  private static final String NEUTRAL = "#1f4e79";
  private static final String NO_CONCERN =
      "This mail is about Handbell itself. Nothing in it is about a person.";

  private final ZoneId zone;
  private final Instant now;

  OpsMail(ZoneId zone, Instant now) {
    this.zone = zone;
    this.now = now;
  }

  /**
   * The mail for one reader.
   *
   * @param school its name, or how many schools it is about
   * @param itKnows true where there is somebody in IT who was told
   */
  MailText of(Audience audience, Step step, String school, List<Standing> told, boolean itKnows) {
    List<Standing> about = Standing.inOrder(told);
    String name = Shown.name(school);
    OpsPage page =
        audience == Audience.LEADS
            ? forLeads(step, name, about, itKnows)
            : forTechnicians(step, name, about);
    return new MailText(
        "[Handbell] %s, %s".formatted(subject(audience, step, about), name),
        text(page),
        Pages.render("mail/ops.jte", Map.of("page", page)));
  }

  private String subject(Audience audience, Step step, List<Standing> about) {
    if (step == Step.DAILY) {
      return "Technical list, " + When.day(now, zone);
    }
    if (audience == Audience.LEADS) {
      return step == Step.OVER ? back(about) : "Alerts may be missing";
    }
    String title = Advice.title(about.get(0).trouble().kind());
    String more = about.size() > 1 ? " and more" : "";
    return (step == Step.OVER ? "Over: " : "Needs you now: ") + title + more;
  }

  private OpsPage forLeads(Step step, String school, List<Standing> about, boolean itKnows) {
    List<Entry> entries =
        distinct(about).stream()
            .map(each -> new Entry(inShort(each), List.of(), List.of(), ""))
            .toList();
    if (step == Step.OVER) {
      return new OpsPage(
          back(about),
          CALM,
          school,
          entries,
          wasBlind(about)
              ? "What happened in between may be missing from the alerts."
              : "What came in meanwhile was kept. Alerts of it may come late.");
    }
    return new OpsPage(
        "Alerts may be missing",
        ALARM,
        school,
        entries,
        (itKnows
                ? "IT has been told."
                : "The configuration names nobody in IT, so please see that it is mended.")
            + " Until it is mended, rely on what staff see and hear."
            + " You get one more mail when it is over.");
  }

  private static String back(List<Standing> about) {
    return wasBlind(about) ? "Handbell reads again" : "Alerts come again";
  }

  private static boolean wasBlind(List<Standing> about) {
    return about.stream().anyMatch(each -> each.trouble().kind().blinds());
  }

  private String inShort(Standing each) {
    Trouble trouble = each.trouble();
    if (!each.isOpen()) {
      return over(each);
    }
    return trouble.kind().blinds()
        ? "Handbell has read nothing from %s since %s."
            .formatted(String.join(", ", trouble.sources()), moment(trouble.since()))
        : trouble.what();
  }

  private OpsPage forTechnicians(Step step, String school, List<Standing> about) {
    List<Entry> entries = distinct(about).stream().map(this::entry).toList();
    return switch (step) {
      case BEGUN -> new OpsPage("This needs you now", ALARM, school, entries, NO_CONCERN);
      case OVER -> new OpsPage("It is back", CALM, school, entries, NO_CONCERN);
      case DAILY ->
          new OpsPage(
              entries.size() == 1 ? "1 thing to look at" : entries.size() + " things to look at",
              NEUTRAL,
              school,
              entries,
              NO_CONCERN);
    };
  }

  private Entry entry(Standing each) {
    Trouble trouble = each.trouble();
    if (!each.isOpen()) {
      return new Entry(over(each), List.of(), List.of(), "");
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Since", When.at(trouble.since(), zone)));
    facts.addAll(trouble.facts());
    return new Entry(
        trouble.what(), facts, Advice.checks(trouble.kind()), Advice.meanwhile(trouble.kind()));
  }

  private String over(Standing each) {
    Trouble trouble = each.trouble();
    Instant until = each.closedAt() == null ? now : each.closedAt();
    String span = When.between(trouble.since(), until, zone);
    return (trouble.kind() == Kind.SOURCE_SILENT
            ? "Lines come from " + trouble.subject() + " again. It was silent: "
            : "Over: " + Advice.title(trouble.kind()) + " (" + trouble.subject() + "), ")
        + span
        + ".";
  }

  /** What several schools share is said once. */
  private static List<Standing> distinct(List<Standing> about) {
    Map<String, Standing> bySubject = new LinkedHashMap<>();
    about.forEach(
        each ->
            bySubject.putIfAbsent(each.trouble().kind() + "|" + each.trouble().subject(), each));
    return List.copyOf(bySubject.values());
  }

  private String moment(Instant moment) {
    boolean today = moment.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
    return today ? When.time(moment, zone) : When.shortly(moment, zone);
  }

  private static String text(OpsPage page) {
    StringJoiner text = new StringJoiner("\n");
    text.add(page.headline()).add(page.school());
    for (Entry entry : page.entries()) {
      text.add("").add(entry.what());
      entry.facts().forEach(fact -> text.add(fact.label() + ": " + fact.value()));
      if (!entry.checks().isEmpty()) {
        text.add("Look at first:");
        entry.checks().forEach(check -> text.add("- " + check));
      }
      if (!entry.meanwhile().isEmpty()) {
        text.add(entry.meanwhile());
      }
    }
    return text.add("").add(page.closing()).add("").toString();
  }
}
