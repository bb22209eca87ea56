package org.handbell.app.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.handbell.document.Document;
import org.handbell.document.Fields;

/**
 * What is looked for at school, from {@code school-day.yaml}. A page is an address and the filter's
 * categories, parted by {@code |}.
 *
 * @param everyday by {@code primary}, {@code secondary} and {@code staff}
 * @param concerns cries for help, only where traffic is asked to hold some
 */
record DayFile(
    List<Lesson> lessons,
    Map<String, Everyday> everyday,
    List<String> adverts,
    List<String> widgets,
    List<String> machines,
    List<String> concerns) {

  /** What a class works on together. */
  record Lesson(String topic, List<String> years, List<String> searches, List<String> pages) {}

  /** What people look for of their own accord. */
  record Everyday(List<String> searches, List<String> pages, List<String> blocked) {}

  /** A page as it stands in the file. */
  record Page(String url, List<String> categories) {

    Page {
      categories = List.copyOf(categories);
    }

    static Page of(String text) {
      List<String> parts = List.of(text.split("\\|", -1));
      return new Page(parts.get(0), parts.subList(1, parts.size()));
    }
  }

  private static final DayFile BUNDLED = read();

  static DayFile bundled() {
    return BUNDLED;
  }

  /** What that person looks for of their own accord. */
  Everyday everyday(Client client) {
    String who = client.isPupil() ? (client.isInPrimary() ? "primary" : "secondary") : "staff";
    return Objects.requireNonNull(everyday.get(who), who);
  }

  private static DayFile read() {
    String text;
    try (InputStream in =
        Objects.requireNonNull(DayFile.class.getResourceAsStream("school-day.yaml"))) {
      text = new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("school-day.yaml cannot be read", e);
    }
    Document document = Document.ofText("school-day.yaml", text);
    Fields file = document.read();
    DayFile day =
        new DayFile(
            file.objects("lessons", DayFile::lesson),
            everyday(file.object("everyday")),
            file.texts("adverts"),
            file.texts("widgets"),
            file.texts("machines"),
            file.texts("concerns"));
    if (!document.faults().isEmpty()) {
      throw new IllegalStateException(document.faults().toString());
    }
    return day;
  }

  private static Lesson lesson(Fields lesson) {
    return new Lesson(
        lesson.text("topic"),
        lesson.texts("years"),
        lesson.texts("searches"),
        lesson.texts("pages"));
  }

  private static Map<String, Everyday> everyday(Fields by) {
    Map<String, Everyday> everyday = new TreeMap<>();
    for (String who : by.names()) {
      Fields of = by.object(who);
      everyday.put(who, new Everyday(of.texts("searches"), of.texts("pages"), of.texts("blocked")));
    }
    return everyday;
  }
}
