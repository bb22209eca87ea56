package org.handbell.notifier.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Span;
import org.handbell.model.Visibility;
import org.handbell.notifier.digest.Digest;
import org.handbell.notifier.digest.DigestContent;
import org.handbell.notifier.digest.DigestFacts;
import org.handbell.notifier.digest.DigestMail;
import org.handbell.notifier.digest.Schedule;
import org.handbell.notifier.digest.Summary;
import org.handbell.notifier.digest.SummaryMail;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a pupil types, a forged line holds or a name contains, a mail stays a mail. */
class HostileTextTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Schedule SCHEDULE =
      new Schedule(DayOfWeek.FRIDAY, LocalTime.of(15, 30), Schedule.DEFAULT_SUMMARY_TIME, LONDON);
  private static final Pattern TAG = Pattern.compile("<(/?)([^\\s>/]+)");
  private static final Pattern HREF = Pattern.compile("(?i)(href|src|action|background)\\s*=");
  private static final Pattern OUR_TAGS =
      Pattern.compile(
          "!DOCTYPE|html|head|meta|title|body|table|tr|td|th|h1|h2|div|p|ol|ul|li|strong|span|br|mark|a");

  static Stream<String> hostile() {
    return Stream.of(
        "<script>alert(1)</script>",
        "</td></table><img src=x onerror=alert(1)>",
        "\"><a href=\"http://evil.example/\">click</a>",
        "' onmouseover='x' \" style=\"x",
        "${7*7} #{7*7} {{7*7}} @if(true) <%= 1 %>",
        "<!-- --><![CDATA[ ]]> <style>*{display:none}</style>",
        "Bcc: victim@elm.example\r\nSubject: x\r\n\r\nbody",
        "x\u2028y\u2029z\u0085w\u000B\u000C\u0000",
        "\u202Eevil\u2066\u200B\u200D\uFEFF\u00AD",
        "\u001B[31mred\u001B[0m\u009B2J\u001B]8;;http://evil.example\u0007x\u001B]8;;\u0007",
        "https://evil.example/?q=<b>&amp;x=1 HTTP://EVIL.example www.evil.example",
        "javascript:alert(1) data:text/html,<b>x</b>",
        "😀👩‍👩‍👧 \uD83D",
        "<b>".repeat(22_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void it_is_never_more_than_text_in_an_alert(String text) {
    Case c = Samples.open("2026-000123", incident(text, Priority.P1));
    AlertMail mail = new AlertMail(true, LONDON, URI.create("https://bell.elm.example"));

    MailText told =
        mail.compose(c, school(text), reader(Role.DSL, text), Reason.NEW, List.of(text));

    String ours = "<a href=\"https://bell.elm.example/cases/2026-000123\"";
    assertThat(told.html()).contains(ours);
    isHarmless(
        new MailText(
            told.subject(),
            told.text().replace("https://bell.elm.example/", ""),
            told.html().replace(ours, "<a")));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void it_is_never_more_than_text_in_a_digest(String text) {
    Contact head = reader(Role.HEAD, "chead");
    DigestFacts facts =
        new DigestFacts(
            school(text),
            SCHEDULE.week("2026-W47"),
            LONDON,
            List.of(
                Samples.open("2026-000123", incident(text, Priority.P1)),
                Samples.open("2026-000124", incident(text, Priority.P3))),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            head,
            List.of(head),
            Names.ALL,
            Samples.MONDAY,
            null,
            List.of());

    Digest digest = DigestContent.of(facts);

    assertThat(digest.rows()).hasSize(2);
    isHarmless(DigestMail.of(digest));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void it_is_never_more_than_text_in_a_summary(String text) {
    Contact lead = reader(Role.DSL, "alead");
    Summary summary =
        Summary.of(
            school(text),
            SCHEDULE.summariesDue(Samples.MONDAY, Samples.MONDAY.plusSeconds(86_400)).get(0),
            LONDON,
            List.of(Samples.open("2026-000123", incident(text, Priority.P3))),
            lead,
            List.of(lead));

    assertThat(summary.entries()).hasSize(1);
    isHarmless(SummaryMail.of(summary));
  }

  private static void isHarmless(MailText mail) {
    assertThat(mail.subject())
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]")
        .hasSizeLessThan(400);
    assertThat(mail.text().replace("\n", ""))
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]")
        .doesNotContainPattern("(?i)https?://");
    assertThat(mail.html().length()).isLessThan(60_000);
    assertThat(mail.html())
        .doesNotContainPattern("(?i)https?://")
        .doesNotContainPattern("(?i)www\\.evil")
        .doesNotContainPattern("[\\p{Cf}\\u2028\\u2029]");
    assertThat(TAG.matcher(mail.html()).results().map(tag -> tag.group(2)))
        .allMatch(tag -> OUR_TAGS.matcher(tag).matches());
    assertThat(HREF.matcher(withoutText(mail.html())).results().map(MatchResult::group)).isEmpty();
  }

  /** The tags alone: what stands between them is text, whatever it looks like. */
  private static String withoutText(String html) {
    return html.replaceAll(">[^<]*<", "><");
  }

  private static School school(String text) {
    return new School("elm", text, SchoolPhase.PRIMARY);
  }

  private static Contact reader(Role role, String username) {
    return Samples.contact(role, username.length() > 60 ? "long" : username);
  }

  private static Incident incident(String text, Priority priority) {
    Person person = new Person("elm/" + text, PersonKind.UNKNOWN, text, text, text, text);
    Finding finding =
        new Finding(Category.CONTENT_SEXUAL, priority, 3, null, text, text, new Span(2, 9), false);
    Evidence evidence =
        new Evidence(
            text,
            Samples.MONDAY,
            Samples.MONDAY,
            Evidence.Kind.SEARCH,
            text,
            text,
            text,
            null,
            text,
            text,
            Decision.ALLOWED,
            Visibility.HOST,
            List.of(finding));
    return new Incident(
        text,
        1,
        "elm",
        person,
        Category.CONTENT_SEXUAL.theme(),
        Category.CONTENT_SEXUAL,
        priority,
        null,
        text,
        Samples.MONDAY,
        Samples.MONDAY,
        Samples.MONDAY,
        Samples.MONDAY,
        1,
        Map.of(Decision.ALLOWED, 1),
        List.of(evidence),
        false);
  }
}
