package org.handbell.notifier.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.handbell.document.Document;
import org.handbell.document.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What an official text asks, in our own words, and what Handbell has to say to each point. It is
 * data, by the day from which an edition holds: numbers of paragraphs move.
 *
 * @param address where the official text is to be read
 * @param until the edition's last day; absent while it holds
 */
public record Standard(
    String title, String address, LocalDate from, @Nullable LocalDate until, List<Point> points) {

  public Standard {
    points = List.copyOf(points);
  }

  /** Whose answer a point needs. */
  public enum Part {
    /** Handbell's own record answers it. */
    SHOWN("Shown here"),
    /** Handbell does a part of it. */
    HELPS("In part"),
    /** Only the school can answer. */
    SCHOOL("The school answers"),
    /** Handbell does nothing about it. */
    NO("No");

    private final String title;

    Part(String title) {
      this.title = title;
    }

    /** For people. */
    public String title() {
      return title;
    }

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One point.
   *
   * @param asks in our own words
   * @param says what Handbell does about it
   * @param figure which live figure stands beside it; empty for none
   */
  public record Point(String asks, Part part, String says, String figure) {}

  /** The editions in that file among our own resources, newest first. */
  static List<Standard> all(String file) {
    Document document = Document.ofText(file, text(file));
    Fields top = document.read();
    List<Standard> editions = top.objects("editions", Standard::edition);
    top.done();
    if (!document.faults().isEmpty()) {
      throw new IllegalStateException(document.faults().get(0).toString());
    }
    return editions;
  }

  /** The edition that holds on that day. */
  static Standard on(LocalDate day, String file) {
    List<Standard> editions = all(file);
    return editions.stream()
        .filter(each -> !each.from().isAfter(day))
        .filter(each -> each.until() == null || !each.until().isBefore(day))
        .findFirst()
        .orElse(editions.get(0));
  }

  private static Standard edition(Fields f) {
    return new Standard(
        f.text("title"),
        f.text("address"),
        f.parsed("from", LocalDate.EPOCH, LocalDate::parse),
        f.has("until") ? f.parsed("until", LocalDate.MAX, LocalDate::parse) : null,
        f.objects("points", Standard::point));
  }

  private static Point point(Fields f) {
    return new Point(
        f.text("asks"),
        f.choice("part", Part.values(), Part::id, Part.SCHOOL),
        f.text("says"),
        f.optionalText("figure").orElse(""));
  }

  private static String text(String file) {
    try (InputStream in = Standard.class.getResourceAsStream("/evidence/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + file);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
