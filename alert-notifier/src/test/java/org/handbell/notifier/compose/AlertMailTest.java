package org.handbell.notifier.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.handbell.model.Category;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.model.ReadAs;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Span;
import org.handbell.model.Step;
import org.handbell.notifier.route.Role;
import org.junit.jupiter.api.Test;

class AlertMailTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final URI CONSOLE = URI.create("https://bell.elm.example/");
  private static final Evidence SEARCH =
      Samples.search(
          "how to end it all tonight", Category.CONTENT_SUICIDE, Priority.P1, new Span(7, 17));

  private final AlertMail withWords = new AlertMail(true, LONDON, CONSOLE);
  private final AlertMail withoutWords = new AlertMail(false, LONDON, CONSOLE);

  @Test
  void a_lead_reads_what_who_when_and_what_to_do() {
    MailText mail = compose(withoutWords, suicide(Priority.P1), Role.DSL, Reason.NEW);

    assertThat(mail.subject())
        .isEqualTo("[Handbell P1] Safeguarding alert 2026-000123, Elm Primary School");
    assertThat(mail.text())
        .startsWith("P1: ACT NOW\nElm Primary School, case 2026-000123\n\nA pupil asked")
        .contains(
            "Who: Jo Bloggs (jbloggs), pupil, Year 6, form 6B",
            "When: Monday 16 November 2026, 10:42 to 10:43",
            "About: suicide or self-harm (Content)",
            "Device: LAB3-PC07 (address 10.1.3.7)",
            "Filter: NOT blocked: the filter let it through",
            "How often: once",
            "This may be innocent",
            "1. Find the child now",
            "call 999",
            "Do not search for the words",
            "Also told: B. Deputy (deputy DSL); C. Head (mail returned).",
            "Open the case: https://bell.elm.example/cases/2026-000123");
    assertThat(mail.html())
        .contains("<html lang=\"en-GB\">", "Jo Bloggs (jbloggs)", "P1: act now", "Find the child");
  }

  @Test
  void what_was_typed_stays_out_of_the_mail_by_default() {
    MailText mail = compose(withoutWords, suicide(Priority.P1), Role.DSL, Reason.NEW);

    assertThat(mail.text() + mail.html())
        .doesNotContain("end it all", "search.example", "search[.]example")
        .contains("What was typed and the site are kept out of mail.");
  }

  @Test
  void what_was_typed_is_shown_with_the_matched_words_marked_when_the_school_wants_it() {
    MailText mail = compose(withWords, suicide(Priority.P1), Role.DSL, Reason.NEW);

    assertThat(mail.html())
        .containsPattern("how to <mark [^>]*>end it all</mark> tonight")
        .contains("on www[.]search[.]example; sought by name");
    assertThat(mail.text()).contains("10:42  Searched for: how to end it all tonight");
  }

  @Test
  void what_moved_a_finding_and_its_other_reading_are_told_and_words_only_where_wanted() {
    Finding finding =
        new Finding(
            Category.CONTENT_DRUGS,
            Priority.P2,
            3,
            null,
            "T-1",
            "wants to buy drugs",
            null,
            false,
            List.of(
                new Step(Priority.P3, Priority.P3, "confidence -1: beside words of study"),
                new Step(Priority.P3, Priority.P2, "out of school hours")),
            List.of(new ReadAs("w33d", "weed", "digits for letters")),
            "gcse essay");
    Incident incident =
        Samples.incident(
            Samples.PUPIL,
            Category.CONTENT_DRUGS,
            Priority.P2,
            null,
            List.of(Samples.search("buy w33d gcse essay", finding)),
            Samples.MONDAY);

    String plain = compose(withoutWords, incident, Role.DSL, Reason.NEW).text();
    String full = compose(withWords, incident, Role.DSL, Reason.NEW).text();

    assertThat(plain)
        .contains("Weighed: Confidence -1: beside words of study; P3 to P2: out of school hours")
        .contains("Another reading: Words of study stand beside it: it may be for a lesson.")
        .doesNotContain("w33d", "essay");
    assertThat(full)
        .contains("\"w33d\" read as weed (digits for letters); it also contains \"gcse essay\"");
  }

  @Test
  void the_first_line_of_a_more_serious_mail_says_what_rose() {
    MailText mail = compose(withoutWords, suicide(Priority.P1), Role.DSL, Reason.MORE_SERIOUS);

    assertThat(mail.text().lines().findFirst())
        .hasValue(
            "This is more serious than when you were last told: now P1, with words about a plan or"
                + " a method.");
    assertThat(mail.html()).contains("This is more serious than when you were last told");
  }

  @Test
  void a_device_without_a_user_is_named_by_its_address_and_says_that_nobody_was_signed_in() {
    Incident incident =
        Samples.incident(
            Person.device("elm", "10.1.3.7"),
            Category.CONTACT_STRANGER_CHAT,
            Priority.P2,
            null,
            List.of(
                Samples.site("chat.example", Category.CONTACT_STRANGER_CHAT, Priority.P2),
                Samples.site("chat.example", Category.CONTACT_STRANGER_CHAT, Priority.P2)),
            Samples.MONDAY);

    MailText mail = compose(withWords, incident, Role.DEPUTY_DSL, Reason.NEW);

    assertThat(mail.text())
        .contains(
            "Who: Nobody was signed in",
            "Device: address 10.1.3.7",
            "Filter: Blocked every time",
            "How often: twice",
            "Not seen: Only the site's name was visible",
            "Went to: chat[.]example");
  }

  @Test
  void an_illegal_match_brings_its_own_card_and_no_address_whatever_the_setting() {
    Incident incident = illegal(Samples.PUPIL, "went to horror.example/secret");

    MailText mail = compose(withWords, incident, Role.DSL, Reason.NEW);

    assertThat(mail.text() + mail.html())
        .doesNotContain("horror", "secret", "5f2a", "Searched for", "Went to");
    assertThat(mail.text())
        .contains(
            "A device tried to reach a web address on a list of illegal content",
            "Filter: Blocked",
            "The address is shown to nobody.",
            "Do not look for the address",
            "It was blocked.",
            "list iwf",
            "Take no screenshots",
            "Handbell does not keep the log line",
            "already knows the pages on its list",
            "do not let IT inspect it",
            "Call the police",
            "Do not forward this mail.")
        .doesNotContain("LADO");
  }

  @Test
  void evidence_of_an_illegal_match_hides_everything_even_beside_other_evidence() {
    Incident mixed =
        Samples.incident(
            Samples.PUPIL,
            Category.CONTENT_EXTREMISM,
            Priority.P1,
            null,
            List.of(SEARCH, Samples.sealed(Category.ILLEGAL_TERRORISM)),
            Samples.MONDAY);

    MailText mail = compose(withWords, mixed, Role.DSL, Reason.NEW);

    assertThat(mail.text() + mail.html()).doesNotContain("end it all", "search.example");
  }

  @Test
  void a_concern_about_staff_tells_the_head_of_the_lado_and_to_tell_nobody() {
    Incident incident =
        Samples.incident(Samples.staff("atutor", "A. Tutor"), Category.CONTENT_SEXUAL, Priority.P2);

    MailText mail = compose(withoutWords, incident, Role.HEAD, Reason.NEW);

    assertThat(mail.text())
        .contains("member of staff", "LADO", "low-level concern", "tell nobody else for now")
        .contains("There may be a good reason")
        .doesNotContain("talk with the child");
  }

  @Test
  void the_office_is_only_asked_to_fetch_somebody() {
    MailText mail = compose(withWords, suicide(Priority.P1), Role.OFFICE, Reason.NEW);

    assertThat(mail.text() + mail.html())
        .contains("Please find B. Deputy (deputy DSL) and ask them to open Handbell now.")
        .doesNotContain("Jo", "Bloggs", "LAB3", "suicide", "end it all", "/cases/");
  }

  @Test
  void technicians_hear_of_the_device_but_not_of_the_person_or_the_words() {
    MailText mail = compose(withWords, illegal(Samples.PUPIL, "listed"), Role.IT, Reason.NEW);

    assertThat(mail.text() + mail.html())
        .contains("LAB3-PC07", "Blocked")
        .doesNotContain("Bloggs", "sexual", "Searched");
  }

  @Test
  void a_school_s_name_cannot_break_the_subject() {
    School school =
        new School("elm", "Elm\r\nBcc: x@y\u2028\u0085\u0007 School", SchoolPhase.PRIMARY);

    MailText mail =
        withWords.compose(
            Samples.open("2026-000123", suicide(Priority.P1)),
            school,
            Samples.contact(Role.DSL, "alead"),
            Reason.NEW,
            List.of());

    assertThat(mail.subject())
        .isEqualTo("[Handbell P1] Safeguarding alert 2026-000123, Elm Bcc: x@y School");
  }

  @Test
  void a_console_address_that_is_no_web_address_is_refused() {
    assertThatThrownBy(() -> new AlertMail(false, LONDON, URI.create("javascript:alert(1)")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Incident suicide(Priority priority) {
    return Samples.incident(
        Samples.PUPIL,
        Category.CONTENT_SUICIDE,
        priority,
        Phase.PLANNING,
        List.of(SEARCH),
        Samples.MONDAY);
  }

  private static Incident illegal(Person person, String why) {
    Incident incident =
        Samples.incident(
            person,
            Category.ILLEGAL_CSAM,
            Priority.P1,
            null,
            List.of(Samples.sealed(Category.ILLEGAL_CSAM)),
            Samples.MONDAY);
    return new Incident(
        incident.id(),
        2,
        incident.schoolId(),
        person,
        incident.theme(),
        incident.category(),
        incident.priority(),
        null,
        why,
        incident.firstReceived(),
        incident.lastReceived(),
        incident.firstOccurred(),
        incident.lastOccurred(),
        1,
        incident.decisions(),
        incident.evidence(),
        false);
  }

  private static MailText compose(AlertMail mail, Incident incident, Role role, Reason reason) {
    return mail.compose(
        Samples.open("2026-000123", incident),
        Samples.ELM,
        Samples.contact(role, "alead"),
        reason,
        List.of("B. Deputy (deputy DSL)", "C. Head (mail returned)"));
  }
}
