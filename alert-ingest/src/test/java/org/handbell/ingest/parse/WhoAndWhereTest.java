package org.handbell.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.identity.DirectoryRules;
import org.handbell.ingest.identity.NamePatterns;
import org.handbell.ingest.identity.SchoolMap;
import org.handbell.ingest.identity.SignOn;
import org.handbell.ingest.identity.SignOns;
import org.handbell.ingest.identity.StaffAccount;
import org.handbell.ingest.identity.StaffPlaces;
import org.handbell.ingest.identity.Subnet;
import org.handbell.ingest.identity.WhoAndWhere;
import org.handbell.ingest.parse.ParseOutcome.Parsed;
import org.handbell.ingest.parse.ParseOutcome.Rejected;
import org.handbell.ingest.parse.ParseOutcome.SignedOn;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.Event;
import org.handbell.model.MinimumRecord;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.topic.EventJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhoAndWhereTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-20T09:00:00Z");
  private static final SourceConfig SOURCE =
      new SourceConfig("elm-fw", "elm", URI.create("file:-"), "smoothwall", List.of());
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final DirectoryRules RULES =
      new DirectoryRules(
          Set.of("elm", "oak"),
          List.of(new StaffAccount("alead", "elm", "A. Lead")),
          new NamePatterns(List.of("ipad-*")),
          Map.of(
              "elm",
              new StaffPlaces(
                  List.of(Subnet.of("10.2.0.0/16")), new NamePatterns(List.of("stf-*")))));

  @TempDir Path folder;

  private final Directory directory = Directory.of(RULES);
  private final SignOns signOns = new SignOns(directory);
  private final LineReader reader =
      LineReader.create(SOURCE, new WhoAndWhere("elm", null, directory, signOns), LONDON);

  private static ReceivedLine line(String text, String sender) {
    return new ReceivedLine("id", RECEIVED, text.getBytes(UTF_8), false, sender);
  }

  private static String request(String ip, @Nullable String user, @Nullable String device) {
    String named = user == null ? "" : "\"tagset\":{\"username\":{\"%s\":[]}},".formatted(user);
    return "{%s\"clientip\":\"%s\",\"clienthostname\":\"%s\",\"url\":\"http://heron.example/\"}"
        .formatted(named, ip, device == null ? "" : device);
  }

  private Event event(String ip, @Nullable String user, @Nullable String device) {
    return ((Parsed) reader.read(line(request(ip, user, device), "10.0.0.1"))).event();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "10.1.0.7, jo, -, elm/jo, UNKNOWN",
        "10.1.0.7, ipad-7, -, elm/ipad-7/device:10.1.0.7, UNKNOWN",
        "10.1.0.8, IPAD-7, -, elm/ipad-7/device:10.1.0.8, UNKNOWN",
        "10.1.0.7, -, -, elm/device:10.1.0.7, DEVICE",
        "10.1.0.7, 10.1.0.7, -, elm/device:10.1.0.7, DEVICE",
        "10.1.0.7, ROOM7$, -, elm/device:10.1.0.7, DEVICE",
        "10.1.0.7, Guest, -, elm/device:10.1.0.7, DEVICE",
        "10.2.0.7, -, -, elm/device:10.2.0.7, STAFF",
        "10.2.0.7, somebody, -, elm/somebody, STAFF",
        "10.1.0.7, somebody, STF-12, elm/somebody, STAFF",
        "10.2.0.7, alead, -, elm/alead, STAFF",
      })
  void a_request_is_counted_to_whom_it_is_known_to_be(
      String ip, String user, String device, String id, PersonKind kind) {
    Person person = event(ip, user, device).person();

    assertThat(person.id()).isEqualTo(id);
    assertThat(person.kind()).isEqualTo(kind);
    assertThat(person.username() == null).isEqualTo(id.startsWith("elm/device"));
  }

  @Test
  void a_sign_on_names_whom_the_line_leaves_out_and_the_event_says_so() throws IOException {
    signOns.note(
        "elm",
        new SignOn(
            RECEIVED.minusSeconds(60), "10.1.0.7", "00:11:22:33:44:55", null, "ELM\\jo", false));

    Event event = event("10.1.0.7", "-", null);

    assertThat(event.person().id()).isEqualTo("elm/jo@elm");
    assertThat(event.user()).isEqualTo(new Event.User("jo", "elm", null, null, "sign-on"));
    assertThat(event.source())
        .isEqualTo(new Event.Source("10.1.0.7", "00:11:22:33:44:55", null, "sign-on"));
    assertThat(EventJson.fromBytes(EventJson.toBytes(event))).isEqualTo(event);
    assertThat(new String(EventJson.toBytes(event), UTF_8)).contains("\"derived\":\"sign-on\"");
  }

  @Test
  void a_sign_on_never_overrides_whom_the_line_names() {
    signOns.note(
        "elm", new SignOn(RECEIVED.minusSeconds(60), "10.1.0.7", null, null, "kim", false));

    assertThat(event("10.1.0.7", "jo", null).person().id()).isEqualTo("elm/jo");
    assertThat(event("10.1.0.7", "ROOM7$", null).person().id()).isEqualTo("elm/device:10.1.0.7");
  }

  private LineReader ofMany() throws IOException {
    Path map =
        Files.writeString(
            folder.resolve("map.csv"),
            "school,subnet,device\nelm,10.1.0.0/16,\noak,10.3.0.0/16,\noak,,fw-oak\noak,,192.0.2.8\n");
    SchoolMap schools = SchoolMap.read(map, Set.of("elm", "oak"));
    return LineReader.create(SOURCE, new WhoAndWhere(null, schools, directory, signOns), LONDON);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "'', 10.1.0.7, 10.0.0.1, elm",
        "'', 10.3.0.7, 10.0.0.1, oak",
        "<13>Nov 20 08:59:00 fw-oak guardian: , 10.1.0.7, 10.0.0.1, oak",
        "<13>1 2026-11-20T08:59:00Z FW-OAK guardian - - - , 10.9.0.7, 10.0.0.1, oak",
        "<13>Nov 20 08:59:00 relay Nov 20 08:59:00 fw-oak guardian: , 10.9.0.7, 10.0.0.1, oak",
        "'', 10.9.0.7, 192.0.2.8, oak",
      })
  void one_stream_of_many_schools_is_told_apart(
      String envelope, String ip, String sender, String school) throws IOException {
    ParseOutcome outcome = ofMany().read(line(envelope + request(ip, "jo", null), sender));

    Event event = ((Parsed) outcome).event();
    assertThat(event.schoolId()).isEqualTo(school);
    assertThat(event.key()).isEqualTo(school + "/jo");
  }

  @Test
  void a_line_of_no_known_school_is_rejected() throws IOException {
    ParseOutcome outcome = ofMany().read(line(request("10.9.0.7", "jo", null), "10.0.0.1"));

    assertThat(outcome).isEqualTo(new Rejected("no school is mapped for this line"));
  }

  @Test
  void a_sign_on_is_noted_for_its_own_school_alone() throws IOException {
    SignOn told = new SignOn(RECEIVED.minusSeconds(9), "10.3.0.7", null, null, "jo", false);
    LineBody body = LineBody.of(line("x", "10.0.0.1"));
    SchoolMap schools =
        SchoolMap.read(
            Files.writeString(folder.resolve("m.csv"), "school,subnet\noak,10.3.0.0/16\n"),
            Set.of("elm", "oak"));
    EventMaker maker =
        new EventMaker(
            new WhoAndWhere(null, schools, directory, signOns),
            new Event.Observer("", "", "x"),
            LONDON,
            false);

    ParseOutcome outcome = maker.settled(new SignedOn("dhcp", told), body);

    assertThat(outcome).isInstanceOf(SignedOn.class);
    assertThat(signOns.at("oak", "10.3.0.7", RECEIVED)).isNotNull();
    assertThat(signOns.at("elm", "10.3.0.7", RECEIVED)).isNull();
  }

  @Test
  void an_event_shows_which_parts_of_the_least_record_it_has() {
    assertThat(MinimumRecord.of(event("10.1.0.7", "jo", "room7")))
        .isEqualTo(new MinimumRecord(true, true, true, false, false));
    assertThat(MinimumRecord.of(event("10.1.0.7", "ipad-7", null)))
        .isEqualTo(new MinimumRecord(false, false, true, false, false));
    String search =
        "<13>Nov 20 08:59:00 fw g: {\"clientip\":\"10.1.0.7\",\"url\":\"https://www.google.co.uk/search?q=heron\"}";
    Event event = ((Parsed) reader.read(line(search, "10.0.0.1"))).event();
    assertThat(MinimumRecord.of(event))
        .isEqualTo(new MinimumRecord(false, false, true, true, true));
  }
}
