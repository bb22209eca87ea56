package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every bundled profile's lines give what the profile says, by its name and by {@code auto}. */
class BundledProfilesTest {

  private static final School SCHOOL = new School("school", "School", SchoolPhase.SECONDARY);
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @TestFactory
  Stream<DynamicTest> each_profile_reads_its_lines_as_it_says() {
    return Formats.bundled().profiles().stream()
        .flatMap(
            profile ->
                profile.tests().stream()
                    .map(
                        test ->
                            DynamicTest.dynamicTest(
                                profile.name() + " " + test.place(),
                                () ->
                                    assertThat(Trial.faults(new ProfileFormat(profile), test))
                                        .isEmpty())));
  }

  @TestFactory
  Stream<DynamicTest> auto_makes_no_event_of_a_line_that_its_profile_sets_aside() {
    return Formats.bundled().profiles().stream()
        .filter(profile -> !profile.mark().isEmpty())
        .flatMap(
            profile ->
                profile.tests().stream()
                    .filter(ProfileTest::ignored)
                    .map(
                        test ->
                            DynamicTest.dynamicTest(
                                profile.name() + " " + test.place(),
                                () ->
                                    assertThat(byAuto(test))
                                        .isInstanceOf(ParseOutcome.Ignored.class))));
  }

  @TestFactory
  Stream<DynamicTest> auto_finds_each_profile_by_its_lines() {
    return Formats.bundled().profiles().stream()
        .filter(profile -> !profile.mark().isEmpty())
        .flatMap(
            profile ->
                profile.tests().stream()
                    .filter(test -> test.event() != null)
                    .map(
                        test ->
                            DynamicTest.dynamicTest(
                                profile.name() + " " + test.place(), () -> auto(profile, test))));
  }

  private static void auto(Profile profile, ProfileTest test) {
    ParseOutcome outcome = byAuto(test);
    assertThat(Trial.compare(test, outcome)).isEmpty();
    assertThat(((ParseOutcome.Parsed) outcome).parser()).isEqualTo(profile.name());
  }

  private static ParseOutcome byAuto(ProfileTest test) {
    LineReader reader =
        LineReader.ofHistory(
            new SourceConfig("fw", "school", URI.create("file:-"), "auto", List.of()),
            SCHOOL,
            Directory.empty(),
            LONDON);
    ParseOutcome outcome = new ParseOutcome.Rejected("no line");
    for (String line : test.lines()) {
      outcome = reader.read(new ReceivedLine("id", test.received(), line.getBytes(UTF_8), false));
    }
    return outcome;
  }
}
