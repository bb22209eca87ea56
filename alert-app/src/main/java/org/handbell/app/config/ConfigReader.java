package org.handbell.app.config;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.handbell.app.config.HandbellConfig.Alerts;
import org.handbell.app.config.HandbellConfig.Digest;
import org.handbell.app.config.HandbellConfig.Identity;
import org.handbell.app.config.HandbellConfig.Organisation;
import org.handbell.classifier.list.ListConfig;
import org.handbell.document.Document;
import org.handbell.document.Fields;
import org.handbell.ingest.identity.NamePatterns;
import org.handbell.ingest.identity.StaffPlaces;
import org.handbell.ingest.identity.Subnet;
import org.handbell.ingest.profile.Formats;
import org.handbell.ingest.profile.ProfileException;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.channel.Channels;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Routing;
import org.jspecify.annotations.Nullable;

/** Reads {@code handbell.yaml}: what each setting is called, what it may hold and its default. */
public final class ConfigReader {

  private ConfigReader() {}

  /**
   * Reads and checks a configuration.
   *
   * @throws ConfigException with every fault found
   */
  public static HandbellConfig read(Path file) throws ConfigException {
    return read(file, System::getenv);
  }

  static HandbellConfig read(Path file, Function<String, @Nullable String> environment)
      throws ConfigException {
    return read(file, Document.of(file, environment));
  }

  static HandbellConfig read(Path file, Document document) throws ConfigException {
    Fields top = document.read();
    if (!document.faults().isEmpty()) {
      throw new ConfigException(document.faults());
    }
    HandbellConfig config = read(file, top);
    top.done();
    EveryoneNeeded.check(config, top);
    SealedReader.check(config, top);
    if (!document.faults().isEmpty()) {
      throw new ConfigException(document.faults());
    }
    return config;
  }

  private static HandbellConfig read(Path file, Fields top) {
    Path data = top.path("data").orElse(file.toAbsolutePath().resolveSibling("data"));
    Formats formats = formats(top);
    Ids ids = new Ids();
    Map<String, StaffPlaces> staffPlaces = new HashMap<>();
    SettlingReader settling = new SettlingReader();
    SourceReader sources = new SourceReader(ids, formats);
    List<School> schools = top.objects("schools", f -> school(f, ids, staffPlaces, settling));
    Organisation organisation = organisation(top.object("organisation"));
    ChannelReader channels = new ChannelReader(ids);
    PeopleReader reader = new PeopleReader(ids, organisation.timezone());
    List<Contact> people =
        top.objects(
            "people",
            f -> {
              Contact contact = reader.read(f);
              channels.person(f, contact);
              return contact;
            });
    reader.checkMailboxes(schools, people);
    Alerts alerts = alerts(top.object("alerts"));
    return new HandbellConfig(
        file,
        organisation,
        schools,
        top.objects("sources", sources::read),
        people,
        new Identity(top.existingFiles("directory"), top.texts("shared"), staffPlaces),
        top.objects("lists", f -> list(f, ids)),
        MailReader.read(top.object("mail")),
        digest(top.object("digest")),
        alerts,
        CalendarReader.read(
            top.object("calendar"),
            organisation.timezone(),
            schools.stream().map(School::id).toList()),
        KafkaReader.read(top.object("kafka")),
        database(top, data),
        HttpReader.read(top),
        data,
        formats,
        SealedReader.read(top.object("sealed"), file),
        TestsReader.read(top, organisation.timezone(), ids),
        JudgementReader.read(top.object("judgement"), schools.stream().map(School::id).toList()),
        top.path("rulings").orElse(null),
        EscalationReader.read(top.object("escalation"), people),
        top.objects("silences", new SilenceReader(ids, people, organisation.timezone())::read),
        channels.read(top, alerts.nextChannelAfter()),
        new Routing(
            top.objects("routes", new RouteReader(schools, people)::read), reader.absences(people)),
        ProofReader.read(top.object("proof"), ids),
        settling.read(),
        RetentionReader.read(top.object("retention")),
        ReportsReader.read(top.object("reports"), schools.stream().map(School::id).toList()));
  }

  /** The bundled formats and the school's own, every fault of which is said. */
  private static Formats formats(Fields top) {
    try {
      return Formats.bundled().with(top.texts("profiles").stream().map(top::resolve).toList());
    } catch (ProfileException e) {
      e.faults().forEach(fault -> top.fault("profiles", fault.toString()));
      return Formats.bundled();
    }
  }

  private static Organisation organisation(Fields f) {
    Organisation read =
        new Organisation(
            f.text("name"), f.parsed("timezone", ZoneId.of("Europe/London"), Values::zone));
    f.done();
    return read;
  }

  private static School school(
      Fields f, Ids ids, Map<String, StaffPlaces> staffPlaces, SettlingReader settling) {
    String id = ids.newSchool(f);
    settling.add(id, f);
    if (f.has("staffSubnets") || f.has("staffDevices")) {
      staffPlaces.put(id, staffPlaces(f));
    }
    return new School(
        id,
        f.text("name"),
        f.choice("phase", SchoolPhase.values(), SchoolPhase::id, SchoolPhase.SECONDARY));
  }

  private static StaffPlaces staffPlaces(Fields f) {
    List<Subnet> subnets = new ArrayList<>();
    for (String subnet : f.texts("staffSubnets")) {
      try {
        subnets.add(Subnet.of(subnet));
      } catch (IllegalArgumentException e) {
        f.fault("staffSubnets", String.valueOf(e.getMessage()));
      }
    }
    return new StaffPlaces(subnets, new NamePatterns(f.texts("staffDevices")));
  }

  private static ListConfig list(Fields f, Ids ids) {
    String id = ids.unique("lists", f);
    return ListReading.read(f, id, f.has("school") ? ids.school(f) : null);
  }

  private static Digest digest(Fields f) {
    Digest read =
        new Digest(
            f.optionalChoice("day", DayOfWeek.values(), Values::lower, DayOfWeek.FRIDAY),
            f.parsed("time", LocalTime.of(15, 30), Values::time));
    f.done();
    return read;
  }

  private static Alerts alerts(Fields f) {
    Alerts read =
        new Alerts(
            f.parsed("holdP2", Duration.ofMinutes(10), Values::hold),
            f.parsed("summary", LocalTime.of(15, 45), Values::time),
            f.parsed("nextChannelAfter", Channels.NONE.patience(), Values::patience));
    f.done();
    return read;
  }

  /** The password may stand there before the register is moved to where it is needed. */
  private static DatabaseSettings database(Fields top, Path data) {
    String password = top.optionalText("databasePassword").orElse(null);
    return top.parsed(
        "database",
        DatabaseSettings.sqlite(data.resolve("handbell.db")).withPassword(password),
        given -> {
          DatabaseSettings read = new DatabaseSettings(given, password, data);
          return read.isPostgres()
              ? read
              : DatabaseSettings.sqlite(top.resolve(given.substring("sqlite:".length())))
                  .withPassword(password);
        });
  }
}
