package org.handbell.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.handbell.model.Activity;
import org.handbell.model.Basis;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.model.ReadAs;
import org.handbell.model.RejectedLine;
import org.handbell.model.Span;
import org.handbell.model.Step;
import org.handbell.model.Theme;
import org.handbell.model.Visibility;
import org.junit.jupiter.api.Test;

class WireFormTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:15:30.123Z");
  private static final Person PUPIL =
      new Person("elm/jbloggs", PersonKind.PUPIL, "jbloggs", "Jo Bloggs", "9", "9B");

  @Test
  void an_event_with_everything_survives_the_wire() throws IOException {
    Event event =
        new Event(
            "elm-fw-1-7",
            NOW,
            NOW,
            NOW,
            "the \"line\"\u0000\u2028 as it came",
            "elm",
            new Person("elm/y9", PersonKind.UNKNOWN, "y9", "Year 9", "9", "9B", true),
            new Event.Source("10.1.2.3", "00:11:22:33:44:55", "room7-pc3", Event.BY_SIGN_ON),
            "room7-pc3",
            new Event.User("y9", "elm.local", "y9@elm.example", "Year 9", Event.BY_SIGN_ON),
            new Event.Url(
                "https://www.google.co.uk/search?q=a%20b",
                "www.google.co.uk", "/search", "q=a%20b", "https"),
            "www.google.co.uk",
            new Event.Http("GET", "https://elm.example/", 200, "text/html", "Mozilla"),
            "192.0.2.1",
            "No servername",
            new Event.Observer("smoothwall", "guardian", "elm-fw"),
            new Event.Filter(
                List.of("Search Engines", "Ünicode"), Decision.BLOCKED, Visibility.FULL, 4, "m"),
            new Event.Search("a b", "google", true));

    Event read = EventJson.fromBytes(EventJson.toBytes(event));

    assertThat(read).isEqualTo(event);
  }

  @Test
  void a_search_that_nobody_was_seen_typing_says_so_on_the_wire_and_any_other_does_not()
      throws IOException {
    String event =
        """
        {"v":1,"@timestamp":"2026-11-20T10:15:30.123Z",
         "event":{"id":"a","ingested":"2026-11-20T10:15:30.123Z"},
         "occurred":"2026-11-20T10:15:30.123Z","school":{"id":"elm"},"person":{"id":"elm/a"},
         "search":{"term":"how to whistle","engine":"google"%s}}""";

    Event opened = EventJson.fromBytes(event.formatted(",\"typing\":\"not seen\"").getBytes(UTF_8));
    Event typed = EventJson.fromBytes(event.formatted("").getBytes(UTF_8));

    assertThat(opened.search())
        .isEqualTo(new Event.Search("how to whistle", "google", false, false));
    assertThat(new String(EventJson.toBytes(opened), UTF_8)).contains("\"typing\":\"not seen\"");
    assertThat(typed).isEqualTo(opened.withTypingSeen());
    assertThat(new String(EventJson.toBytes(typed), UTF_8)).doesNotContain("typing");
  }

  @Test
  void what_a_line_does_not_give_is_absent_on_the_wire() {
    Event event =
        new Event(
            "x-1",
            NOW,
            NOW,
            NOW,
            null,
            "elm",
            Person.device("elm", "10.1.2.3"),
            new Event.Source("10.1.2.3", null, null),
            null,
            null,
            null,
            null,
            Event.Http.NOTHING_KNOWN,
            null,
            null,
            new Event.Observer("smoothwall", "guardian", "elm-fw"),
            new Event.Filter(List.of(), Decision.ALLOWED, Visibility.IP, 3, null),
            null);

    String json = new String(EventJson.toBytes(event), UTF_8);

    assertThat(json)
        .doesNotContain(
            "null",
            "\"\"",
            "user",
            "url",
            "http",
            "search",
            "category",
            "original",
            "shared",
            "derived");
  }

  @Test
  void an_event_of_a_newer_version_is_refused_and_unknown_fields_are_passed_over()
      throws IOException {
    String known =
        """
        {"v":1,"@timestamp":"2026-11-20T10:15:30.123Z","new":{"deep":[1,{"a":2}]},
         "event":{"id":"a","ingested":"2026-11-20T10:15:30.123Z","kind":["x"]},
         "occurred":"2026-11-20T10:15:30.123Z","school":{"id":"elm","url":"x"},
         "person":{"id":"elm/a","kind":"pupil"},"source":{"geo":{"ip":"9"},"ip":"10.0.0.1"}}""";

    Event read = EventJson.fromBytes(known.getBytes(UTF_8));

    assertThat(read.source().ip()).isEqualTo("10.0.0.1");
    assertThatThrownBy(
            () -> EventJson.fromBytes(known.replace("\"v\":1", "\"v\":2").getBytes(UTF_8)))
        .hasMessageContaining("version 2");
    assertThatThrownBy(() -> EventJson.fromBytes("[1]".getBytes(UTF_8)))
        .hasMessageContaining("JSON object");
  }

  @Test
  void an_incident_survives_the_wire_under_the_ids_of_the_taxonomy() {
    Incident incident =
        new Incident(
            "0b9f",
            2,
            "elm",
            PUPIL,
            Theme.SUICIDE_AND_SELF_HARM,
            Category.CONTENT_SELF_HARM,
            Priority.P1,
            Phase.SELF_HARM,
            "because",
            NOW,
            NOW,
            NOW,
            NOW,
            3,
            Map.of(Decision.BLOCKED, 3),
            List.of(
                new Evidence(
                    "x-1",
                    NOW,
                    NOW,
                    Evidence.Kind.SEARCH,
                    "a search",
                    "www.google.co.uk",
                    "google",
                    null,
                    "room7-pc3",
                    "10.1.2.3",
                    Decision.BLOCKED,
                    Visibility.FULL,
                    List.of(
                        new Finding(
                            Category.CONTENT_SELF_HARM,
                            Priority.P1,
                            4,
                            Phase.SELF_HARM,
                            "SEL-001",
                            "why",
                            new Span(0, 4),
                            true)),
                    true)),
            false);
    var serde = Topics.INCIDENTS.values();

    byte[] bytes = serde.serializer().serialize("t", incident);

    assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(incident);
    assertThat(new String(bytes, UTF_8))
        .startsWith("{\"v\":1,")
        .contains("\"content.self-harm\"", "\"self-harm\"", "\"blocked\":3", "\"pupil\"")
        .doesNotContain("shared");
  }

  @Test
  void what_moved_a_finding_how_it_was_read_and_by_what_it_was_judged_survive_the_wire() {
    Evidence evidence = judged();
    var serde = JsonSerde.of(Evidence.class);

    byte[] bytes = serde.serialize("t", evidence);

    assertThat(serde.deserialize("t", bytes)).isEqualTo(evidence);
    assertThat(new String(bytes, UTF_8))
        .contains(
            "\"steps\":[{\"from\":\"P3\",\"to\":\"P2\",\"because\":\"the page was reached\"}]",
            "\"views\":[{\"written\":\"cuting\",\"as\":\"cutting\",\"how\":\"misspelling\"}]",
            "\"alsoContains\":\"wood essay\"",
            "\"basis\":{\"rules\":\"r7\",\"lists\":{\"iwf\":\"2026-11-20\"}}");
  }

  @Test
  void evidence_written_before_steps_views_and_basis_were_recorded_is_read() {
    String old =
        """
        {"v":1,"eventId":"x-1","occurred":"2026-11-20T10:15:30Z","received":"2026-11-20T10:15:30Z",
         "kind":"SEARCH","text":"a search","decision":"blocked","visibility":"full","findings":[
         {"category":"content.self-harm","priority":"P1","confidence":4,"rule":"SEL-001",
          "why":"why","core":true}],"nobodyTyped":false}""";

    Evidence read =
        requireNonNull(JsonSerde.of(Evidence.class).deserialize("t", old.getBytes(UTF_8)));

    assertThat(read.basis()).isNull();
    assertThat(read.findings().get(0).steps()).isEmpty();
    assertThat(read.findings().get(0).views()).isEmpty();
  }

  private static Evidence judged() {
    Finding finding =
        new Finding(
            Category.CONTENT_SELF_HARM,
            Priority.P2,
            4,
            Phase.SELF_HARM,
            "SEL-001",
            "why",
            new Span(0, 4),
            false,
            List.of(new Step(Priority.P3, Priority.P2, "the page was reached")),
            List.of(new ReadAs("cuting", "cutting", "misspelling")),
            "wood essay");
    return new Evidence(
        "x-1",
        NOW,
        NOW,
        Evidence.Kind.SEARCH,
        "a search",
        null,
        "google",
        null,
        null,
        null,
        Decision.BLOCKED,
        Visibility.FULL,
        List.of(finding),
        false,
        new Basis("r7", Map.of("iwf", "2026-11-20")));
  }

  @Test
  void a_shared_account_is_known_as_one_in_an_incident() {
    Person shared = new Person("elm/y9", PersonKind.UNKNOWN, "y9", null, null, null, true);
    var serde = JsonSerde.of(Person.class);

    byte[] bytes = serde.serializer().serialize("t", shared);

    assertThat(new String(bytes, UTF_8)).contains("\"shared\":true");
    assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(shared);
  }

  @Test
  void activity_survives_the_wire() {
    Activity activity =
        new Activity(
            "elm",
            Instant.parse("2026-11-20T10:00:00Z"),
            3,
            NOW,
            Map.of(Activity.Counter.EVENTS, 5L),
            Map.of(Category.COMMERCE_GAMBLING, 1L));
    var serde = Topics.ACTIVITY.values();

    byte[] bytes = serde.serializer().serialize("t", activity);

    assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(activity);
  }

  @Test
  void an_unreadable_record_says_so_without_quoting_it() {
    var events = Topics.EVENTS.values().deserializer();
    var incidents = Topics.INCIDENTS.values().deserializer();
    byte[] broken = "{\"v\":1,\"secret words".getBytes(UTF_8);

    assertThatThrownBy(() -> events.deserialize("t", broken))
        .isInstanceOf(SerializationException.class)
        .hasNoCause()
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> incidents.deserialize("t", broken))
        .isInstanceOf(SerializationException.class)
        .hasNoCause()
        .hasMessageNotContaining("secret");
  }

  @Test
  void a_rejected_line_keeps_every_byte() {
    byte[] line = {0, (byte) 0xff, 10, 13, 65};
    RecordHeaders headers = new RecordHeaders();
    var serde = Topics.REJECTED.values();

    byte[] value =
        serde
            .serializer()
            .serialize("t", headers, new RejectedLine("elm-fw", NOW, line, "not JSON"));
    RejectedLine read = serde.deserializer().deserialize("t", headers, value);

    assertThat(read).isNotNull();
    assertThat(read.line()).isEqualTo(line);
    assertThat(read.reason()).isEqualTo("not JSON");
    assertThat(read.received()).isEqualTo(NOW);
    assertThat(read.sourceId()).isEqualTo("elm-fw");
  }
}
