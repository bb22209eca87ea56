package org.handbell.notifier.compose;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.handbell.calendar.Calendars;
import org.handbell.model.Incident;
import org.handbell.model.PersonKind;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.model.Theme;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.jspecify.annotations.Nullable;

/** Tells one person about one case, in plain English that is read on a phone in half a minute. */
public final class AlertMail implements Composer {

  private final boolean includeWords;
  private final ZoneId zone;
  private final @Nullable String publicUrl;
  private final boolean linesKept;
  private final Calendars calendars;
  private final @Nullable TakeLinks takeLinks;

  /**
   * Alerts as one organisation wants them.
   *
   * @param includeWords true where mails show what was typed and the site
   * @param zone in which times are told
   * @param publicUrl where a reader's phone can reach the console; without it mails hold no link
   * @throws IllegalArgumentException when {@code publicUrl} is no web address
   */
  public AlertMail(boolean includeWords, ZoneId zone, @Nullable URI publicUrl) {
    this(includeWords, zone, publicUrl, false, Calendars.usual(zone), null);
  }

  /**
   * As above.
   *
   * @param linesKept true where lines of illegal content are locked away for the police
   * @param calendars when each school is in
   * @param takeLinks to the pages on which readers take cases; null where none can be taken
   */
  public AlertMail(
      boolean includeWords,
      ZoneId zone,
      @Nullable URI publicUrl,
      boolean linesKept,
      Calendars calendars,
      @Nullable TakeLinks takeLinks) {
    this.includeWords = includeWords;
    this.zone = zone;
    this.publicUrl = publicUrl == null ? null : Links.base(publicUrl);
    this.linesKept = linesKept;
    this.calendars = calendars;
    this.takeLinks = takeLinks;
  }

  @Override
  public MailText compose(
      Case c, School school, Contact recipient, Reason reason, List<String> alsoTold) {
    Alert alert = alert(c, school, recipient, reason, alsoTold);
    String subject =
        "[Handbell %s] Safeguarding alert %s, %s"
            .formatted(c.incident().priority(), c.number(), alert.school());
    return new MailText(
        subject, AlertText.of(alert), Pages.render("mail/alert.jte", Map.of("alert", alert)));
  }

  private Alert alert(
      Case c, School school, Contact recipient, Reason reason, List<String> alsoTold) {
    Incident incident = c.incident();
    Role reader = recipient.role();
    boolean all = reader.mayReadContent();
    return new Alert(
        Shown.name(school.name()),
        c.number(),
        incident.priority(),
        all ? lead(c, reason, isOut(incident)) : null,
        all ? what(incident) : whatWithoutContent(incident, reader, alsoTold),
        facts(incident, reader),
        all && includeWords ? Quote.from(incident, zone) : List.of(),
        all ? wordsNote(incident) : null,
        all && reason != Reason.TAKEN ? Cards.of(incident, linesKept) : null,
        told(alsoTold),
        all && publicUrl != null ? Links.toCase(publicUrl, c.number()) : null,
        all ? take(c, recipient) : null);
  }

  /** A case that is closed or that its reader holds already is not to be taken. */
  private @Nullable String take(Case c, Contact reader) {
    boolean open = c.outcome() == null && c.acknowledgedAt() == null;
    return open && publicUrl != null && takeLinks != null
        ? publicUrl + takeLinks.path(c.number(), reader)
        : null;
  }

  private List<Fact> facts(Incident incident, Role reader) {
    if (reader.mayReadContent()) {
      return Known.toSafeguarding(incident, zone);
    }
    return reader == Role.IT ? Known.toTechnician(incident, zone) : List.of();
  }

  static String what(Incident incident) {
    if (Sealed.is(incident)) {
      return SealedText.what(incident);
    }
    String why = Shown.plain(incident.why()).strip();
    return why.endsWith(".") || why.endsWith("…") ? why : why + ".";
  }

  private static String whatWithoutContent(Incident incident, Role reader, List<String> alsoTold) {
    if (reader != Role.IT) {
      String who =
          alsoTold.isEmpty() ? "the Designated Safeguarding Lead" : Shown.name(alsoTold.get(0));
      return "Please find "
          + who
          + " and ask them to open Handbell now. Nothing more is said here.";
    }
    if (incident.theme() == Theme.FILTER_TEST) {
      return "A device opened a page that tests filters, and no test was expected. If it was you,"
          + " please add the device and the hours of the test to the configuration.";
    }
    if (Sealed.is(incident)) {
      return "A device met a list of illegal content. Leave the device alone: do not restart,"
          + " inspect or clean it. The safeguarding lead has the case.";
    }
    return incident.theme() == Theme.BYPASS
        ? "A device is getting round the filter. Please find out how, and close the gap."
        : "A safeguarding case names this device. Please leave the device as it is until the"
            + " safeguarding lead speaks with you.";
  }

  private boolean isOut(Incident incident) {
    return !calendars.of(incident.schoolId()).isSchoolTime(incident.lastReceived());
  }

  /** While school is out nobody else may look after it: what a reader at home can do. */
  private static String whileOut(Incident incident) {
    return incident.priority() != Priority.P1
            || incident.person().kind() == PersonKind.STAFF
            || Sealed.is(incident)
        ? ""
        : "School is out now. If a life may be at risk, call 999 and say where the child lives. If"
            + " not, ring the family now, unless that could put the child at risk.";
  }

  private static @Nullable String lead(Case c, Reason reason, boolean out) {
    Incident incident = c.incident();
    return switch (reason) {
      case NEW -> out && !whileOut(incident).isEmpty() ? whileOut(incident) : null;
      case MORE_SERIOUS ->
          (out ? whileOut(incident) + " " : "").stripLeading()
              + "This is more serious than when you were last told: now "
              + incident.priority()
              + furthest(incident.phase())
              + ".";
      case REMINDER -> "Reminder: nobody has taken this case yet.";
      case ESCALATION -> "Nobody has taken this case yet, so you are told as well.";
      case TAKEN ->
          (c.acknowledgedBy() == null ? "Somebody" : Shown.name(c.acknowledgedBy()))
              + " has taken this case. You need not do anything.";
      case TEST -> "This is a test of Handbell. Nobody did what is written here.";
      default -> null;
    };
  }

  private static String furthest(@Nullable Phase phase) {
    if (phase == null) {
      return "";
    }
    return switch (phase) {
      case CURRICULUM, INFORMATION -> "";
      case HELP_SEEKING -> ", with words that look for help";
      case DISCLOSURE -> ", with words that tell of something that happened";
      case IDEATION -> ", with words about wanting to die";
      case SELF_HARM -> ", with words about self-harm";
      case PLANNING -> ", with words about a plan or a method";
    };
  }

  private @Nullable String wordsNote(Incident incident) {
    if (Sealed.is(incident)) {
      return "The address is shown to nobody.";
    }
    int more = incident.events() - Quote.MOST;
    if (includeWords) {
      return more > 0 ? "These are the most telling; there are " + more + " more." : null;
    }
    return "What was typed and the site are kept out of mail. They are in the case"
        + (publicUrl == null ? " in Handbell." : ".");
  }

  private static String told(List<String> alsoTold) {
    if (alsoTold.isEmpty()) {
      return "Nobody else has been told.";
    }
    List<String> names = alsoTold.stream().map(Shown::name).toList();
    return "Also told: " + String.join("; ", names) + ".";
  }
}
