package org.handbell.ingest.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handbell.document.Document;
import org.handbell.document.Fields;

/** Reads a profile file: what each setting is called, what it may hold and its default. */
final class ProfileReader {

  private static final List<String> TOPICS =
      List.of("illegal", "search", "user", "device", "time", "logging");

  /** When the lines of a test came in that does not say it. */
  static final Instant ANY_TIME = Instant.parse("2026-11-20T09:00:00Z");

  private ProfileReader() {}

  /** The profile; where the document has faults afterwards it is not to be used. */
  static Profile read(Document document) {
    Fields top = document.read();
    FieldNames names = new FieldNames();
    String name = top.text("name");
    Profile profile =
        new Profile(
            name,
            top.optionalText("vendor").orElse(name),
            top.optionalText("product").orElse(name),
            top.parsed("generic", false, ProfileReader::truth),
            mark(top),
            engine(name, top, names),
            names,
            new KindReader(names).kinds(top),
            guide(top),
            tests(top));
    top.done();
    return profile;
  }

  private static Engine engine(String name, Fields top, FieldNames names) {
    Engine engine = EngineReader.read(name, top);
    if (!top.has("join")) {
      return engine;
    }
    Fields join = top.object("join");
    int by = names.add(join.text("by"));
    int take = names.add(join.text("take"));
    join.done();
    return Joined.of(engine, by, take);
  }

  private static Mark mark(Fields top) {
    Fields match = top.object("match");
    Mark mark =
        Mark.of(
            match.oneOrMore("has"),
            match.oneOrMore("any"),
            match.oneOrMore("starts"),
            match.oneOrMore("program"));
    boolean byName = match.parsed("byName", false, ProfileReader::truth);
    match.done();
    if (mark.isEmpty() && !byName) {
      top.fault("match", "name what the lines are known by, such as { has: [\"devid=\"] }");
    }
    return mark;
  }

  private static Map<String, String> guide(Fields top) {
    Map<String, String> guide = new LinkedHashMap<>();
    if (top.has("guide")) {
      Fields given = top.object("guide");
      for (String topic : TOPICS) {
        given.optionalText(topic).ifPresent(text -> guide.put(topic, text.strip()));
      }
      given.done();
    }
    return guide;
  }

  private static List<ProfileTest> tests(Fields top) {
    List<ProfileTest> tests = new ArrayList<>();
    top.objects("tests", f -> tests.add(test(f, "tests[" + tests.size() + "]")));
    if (!top.has("tests")) {
      top.fault("tests", "is missing: show at least one line and what it must become");
    }
    return tests;
  }

  private static ProfileTest test(Fields f, String place) {
    List<String> lines = new ArrayList<>(f.oneOrMore(f.has("lines") ? "lines" : "line"));
    if (lines.isEmpty()) {
      f.fault("line", "is missing");
    }
    Map<String, String> event = null;
    if (f.has("event")) {
      Fields fields = f.object("event");
      event = new LinkedHashMap<>();
      for (String field : fields.names()) {
        event.put(field, fields.optionalText(field).orElse(""));
      }
      fields.done();
    }
    boolean ignored = f.has("ignored");
    f.optionalText("ignored");
    boolean signOn = f.parsed("sign-on", false, ProfileReader::truth);
    boolean rejected = f.parsed("rejected", false, ProfileReader::truth);
    if (event == null && !ignored && !signOn && !rejected) {
      f.fault("event", "say what the line becomes: event, ignored, sign-on or rejected");
    }
    Instant received = f.parsed("received", ANY_TIME, Instant::parse);
    return new ProfileTest(place, f.line(), lines, received, event, ignored, signOn);
  }

  static boolean truth(String text) {
    return switch (text) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default -> throw new IllegalArgumentException("\"" + text + "\" should be true or false");
    };
  }

  static ZoneId zone(String text) {
    return ZoneId.of(text);
  }
}
