package org.handbell.ingest.drill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.identity.WhoAndWhere;
import org.handbell.ingest.parse.HeaderMemory;
import org.handbell.ingest.parse.ParseOutcome.Parsed;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.ingest.profile.Formats;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.Event;

/**
 * Writes a line as the product of a format would: one that the format itself shows as a web
 * request, asking for another host. Whether its parser reads it so is tried before it is used.
 */
final class LineWriter {

  private final Formats formats;
  private final ZoneId zone;
  private final Map<String, Optional<Template>> templates = new ConcurrentHashMap<>();

  LineWriter(Formats formats, ZoneId zone) {
    this.formats = formats;
    this.zone = zone;
  }

  /**
   * A line of which only the host is to be filled in.
   *
   * @param before lines that must be read first, such as a heading
   * @param host what stands where the host goes
   */
  private record Template(List<String> before, String line, String host) {

    String asking(String other) {
      return line.replace(host, other).replace(counted(host), counted(other));
    }

    /** As Microsoft's DNS server writes a name: {@code (3)www(7)example}. */
    private static String counted(String name) {
      return Stream.of(name.split("\\.", -1))
          .map(label -> "(" + label.length() + ")" + label)
          .collect(joining());
    }
  }

  /** A line that asks for the host; nothing where the format shows no request that can be used. */
  Optional<byte[]> line(SourceConfig source, String host) {
    return template(source).map(found -> found.asking(host).getBytes(UTF_8));
  }

  /** What the format's parser makes of the line; nothing where it is no web request. */
  Optional<Event> read(SourceConfig source, ReceivedLine line) {
    return template(source).flatMap(found -> read(source, found.before(), line));
  }

  private Optional<Template> template(SourceConfig source) {
    return templates.computeIfAbsent(source.format(), any -> find(source));
  }

  private Optional<Template> find(SourceConfig source) {
    return Stream.concat(
            OwnLines.of(source.format()).stream(), formats.requests(source.format()).stream())
        .map(lines -> tried(source, lines))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Template> tried(SourceConfig source, List<String> lines) {
    List<String> before = lines.subList(0, lines.size() - 1);
    String line = lines.get(lines.size() - 1);
    String trial = "a-trial." + Nonce.ZONE;
    return hostOf(source, before, line)
        .map(host -> new Template(before, line, host))
        .filter(
            found -> hostOf(source, before, found.asking(trial)).filter(trial::equals).isPresent());
  }

  private Optional<String> hostOf(SourceConfig source, List<String> before, String line) {
    return read(source, before, asReceived(line)).map(Event::host);
  }

  /** A reader of its own: what the source's reader has learnt from real lines is left alone. */
  private Optional<Event> read(SourceConfig source, List<String> before, ReceivedLine line) {
    WhoAndWhere known = WhoAndWhere.of(String.valueOf(source.schoolId()), Directory.empty());
    LineReader reader = LineReader.create(source, known, zone, formats, HeaderMemory.untilTheEnd());
    before.forEach(each -> reader.read(asReceived(each)));
    return reader.read(line) instanceof Parsed parsed
        ? Optional.of(parsed.event())
        : Optional.empty();
  }

  private static ReceivedLine asReceived(String line) {
    return new ReceivedLine("drill", Instant.EPOCH, line.getBytes(UTF_8), false);
  }
}
