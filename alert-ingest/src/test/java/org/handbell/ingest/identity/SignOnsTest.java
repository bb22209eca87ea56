package org.handbell.ingest.identity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignOnsTest {

  private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
  private static final String PC = "10.1.2.3";

  @TempDir Path folder;

  private final SignOns signOns = new SignOns(Directory.empty());

  private static Instant at(int minutes) {
    return NINE.plus(Duration.ofMinutes(minutes));
  }

  private static SignOn on(int minutes, String user) {
    return new SignOn(at(minutes), PC, null, null, user, false);
  }

  private static SignOn off(int minutes, String user) {
    return new SignOn(at(minutes), PC, null, null, user, true);
  }

  private static SignOn lease(int minutes, String mac, @Nullable Duration length) {
    return new SignOn(at(minutes), PC, mac, "laptop-" + mac, null, false, length);
  }

  private @Nullable String user(int minutes) {
    return user("elm", at(minutes));
  }

  private @Nullable String user(String school, Instant time) {
    SignOns.Presence there = signOns.at(school, PC, time);
    return there == null || there.user() == null ? null : there.user().bare();
  }

  @Test
  void a_log_on_names_who_is_there_from_then_until_the_log_off() {
    signOns.note("elm", on(0, "ELM\\jo"));
    signOns.note("elm", off(60, "ELM\\jo"));

    assertThat(user(-1)).isNull();
    assertThat(user(0)).isEqualTo("jo");
    assertThat(user(59)).isEqualTo("jo");
    assertThat(user(60)).isNull();
  }

  @Test
  void a_log_on_is_believed_for_ten_hours() {
    signOns.note("elm", on(0, "jo"));

    assertThat(user(600)).isEqualTo("jo");
    assertThat(user(601)).isNull();
  }

  @Test
  void a_school_knows_nothing_of_another_schools_addresses() {
    signOns.note("elm", on(0, "jo"));

    assertThat(user("oak", at(1))).isNull();
  }

  @Test
  void several_people_at_one_address_are_nobody() {
    signOns.note("elm", on(0, "jo"));
    signOns.note("elm", on(5, "kim"));
    signOns.note("elm", off(30, "jo"));

    assertThat(user(4)).isEqualTo("jo");
    assertThat(user(10)).isNull();
    assertThat(user(31)).isEqualTo("kim");
  }

  @Test
  void lines_in_any_order_tell_the_same() {
    long seed = 4;
    Random random = new Random(seed);
    List<SignOn> lines =
        new ArrayList<>(
            List.of(
                on(0, "jo"),
                off(50, "jo"),
                on(60, "kim"),
                off(110, "kim"),
                lease(-30, "aa", null),
                lease(120, "bb", null),
                on(130, "lee")));
    for (int round = 0; round < 200; round++) {
      Collections.shuffle(lines, random);
      SignOns table = new SignOns(Directory.empty());

      lines.forEach(line -> table.note("elm", line));

      List<String> seen = new ArrayList<>();
      for (int minute : new int[] {-1, 10, 55, 70, 115, 125, 140}) {
        SignOns.Presence there = requireNonNull(table.at("elm", PC, at(minute)));
        seen.add((there.user() == null ? "-" : there.user().bare()) + "/" + there.mac());
      }
      assertThat(seen)
          .as("seed %d, round %d", seed, round)
          .containsExactly("-/aa", "jo/aa", "-/aa", "kim/aa", "-/aa", "-/bb", "lee/bb");
    }
  }

  @Test
  void an_address_that_goes_to_another_device_takes_nobody_along() {
    signOns.note("elm", lease(0, "aa", null));
    signOns.note("elm", on(1, "jo"));
    signOns.note("elm", lease(30, "bb", null));

    assertThat(user(29)).isEqualTo("jo");
    assertThat(user(31)).isNull();
  }

  @Test
  void a_second_person_on_one_wireless_device_has_taken_it_over() {
    signOns.note("elm", new SignOn(at(0), PC, "aa", null, "jo", false));
    signOns.note("elm", new SignOn(at(30), PC, "aa", null, "kim", false));

    assertThat(user(29)).isEqualTo("jo");
    assertThat(user(31)).isEqualTo("kim");
  }

  @Test
  void a_lease_lasts_as_long_as_it_says_and_ends_when_it_is_given_back() {
    signOns.note("elm", lease(0, "aa", Duration.ofHours(1)));

    assertThat(signOns.at("elm", PC, at(60)))
        .isEqualTo(new SignOns.Presence(null, "aa", "laptop-aa"));
    assertThat(signOns.at("elm", PC, at(61))).isNull();
    signOns.note("elm", new SignOn(at(20), PC, "aa", null, null, true));
    assertThat(signOns.at("elm", PC, at(21))).isNull();
  }

  @Test
  void a_computers_own_log_on_names_the_device_and_no_person() {
    signOns.note("elm", on(0, "ELM\\ROOM7-PC3$"));

    assertThat(signOns.at("elm", PC, at(1)))
        .isEqualTo(new SignOns.Presence(null, null, "room7-pc3"));
  }

  @Test
  void the_hour_that_october_repeats_is_an_hour_of_its_own() {
    ZoneId london = ZoneId.of("Europe/London");
    Instant first = LocalDateTime.parse("2026-10-25T01:10:00").atZone(london).toInstant();
    Instant second = first.plus(Duration.ofHours(1));
    signOns.note("elm", new SignOn(first, PC, null, null, "jo", false));
    signOns.note("elm", new SignOn(first.plusSeconds(600), PC, null, null, "jo", true));
    signOns.note("elm", new SignOn(second, PC, null, null, "kim", false));

    assertThat(user("elm", first.plusSeconds(60))).isEqualTo("jo");
    assertThat(user("elm", second.minusSeconds(60))).isNull();
    assertThat(user("elm", second.plusSeconds(60))).isEqualTo("kim");
  }

  @Test
  void what_is_old_is_forgotten_and_an_old_line_then_names_nobody() {
    signOns.note("elm", on(0, "jo"));
    for (int day = 1; day <= 400; day++) {
      signOns.note(
          "elm",
          new SignOn(
              at(day * 1440), "10.1." + day / 250 + "." + day % 250, "aa", null, null, false));
    }

    assertThat(signOns.size()).isLessThan(5);
    assertThat(user(10)).isNull();
  }

  @Test
  void sign_ons_survive_a_restart() throws Exception {
    Path file = folder.resolve("sign-ons.csv");
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (SignOnFile before = SignOnFile.open(file, Directory.empty(), meters)) {
      before.signOns().note("elm", on(0, "ELM\\\"jo, é\""));
      before.signOns().note("elm", lease(0, "aa", Duration.ofHours(2)));
    }

    try (SignOnFile after = SignOnFile.open(file, Directory.empty(), meters)) {
      SignOns.Presence there = requireNonNull(after.signOns().at("elm", PC, at(5)));
      assertThat(there.user()).isNotNull().extracting("bare").isEqualTo("\"jo, é\"");
      assertThat(there.mac()).isEqualTo("aa");
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_broken_file_costs_names_and_nothing_more() throws Exception {
    Path file =
        Files.writeString(folder.resolve("sign-ons.csv"), "elm,10.1.2.3,yesterday,,,jo,x,y\n");
    SimpleMeterRegistry meters = new SimpleMeterRegistry();

    try (SignOnFile open = SignOnFile.open(file, Directory.empty(), meters)) {
      assertThat(open.signOns().size()).isZero();
      assertThat(meters.counter("handbell.ingest.signons.errors").count()).isEqualTo(1);
    }
  }

  /** The truth is simulated: who sits where; the table may say nobody, never somebody else. */
  @Test
  void a_name_is_never_given_to_somebody_else() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      SignOns table = new SignOns(Directory.empty());
      List<String> lines = new ArrayList<>();
      String[][] sits = new String[2][300];
      for (int school = 0; school < 2; school++) {
        String there = null;
        for (int minute = 0; minute < 300; minute++) {
          if (random.nextInt(20) == 0) {
            if (there != null && random.nextBoolean()) {
              lines.add(school + " " + minute + " off " + there);
              there = null;
            } else if (there == null) {
              there = "s" + school + "p" + random.nextInt(5);
              lines.add(school + " " + minute + " on " + there);
            }
          }
          sits[school][minute] = there;
        }
      }
      Collections.shuffle(lines, random);
      for (String line : lines) {
        String[] part = line.split(" ", -1);
        int minute = Integer.parseInt(part[1]);
        table.note(
            "s" + part[0], part[2].equals("on") ? on(minute, part[3]) : off(minute, part[3]));
      }

      for (int school = 0; school < 2; school++) {
        for (int minute = 0; minute < 300; minute++) {
          SignOns.Presence there = table.at("s" + school, PC, at(minute));
          if (there != null && there.user() != null) {
            assertThat(there.user().bare())
                .as("seed %d, school %d, minute %d", seed, school, minute)
                .isEqualTo(sits[school][minute]);
          }
        }
      }
    }
  }
}
