package org.handbell.notifier.console.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.handbell.model.RejectedLine;
import org.handbell.notifier.console.web.Surroundings.Unread;
import org.junit.jupiter.api.Test;

/** IT sees how an unread line is built and nothing of what it says. */
class ShapesTest {

  private static RejectedLine line(String text) {
    return new RejectedLine("fw", Instant.EPOCH, text.getBytes(UTF_8), "not JSON at column 17");
  }

  private static List<Unread> shapes(String... lines) {
    return Shapes.of(List.of(lines).stream().map(ShapesTest::line).toList());
  }

  @Test
  void lines_of_one_shape_are_counted_together_and_places_in_them_are_left_out() {
    List<Unread> found =
        shapes(
            "date=2026-11-20 user=jo url=\"http://a.example/?q=secret one\"",
            "date=2026-11-21 user=al url=\"http://b.example/?q=other\"",
            "a,b,c,d,e");

    assertThat(found)
        .extracting(Unread::lines, Unread::reason, Unread::shape)
        .containsExactly(
            tuple(2, "not JSON at column …", "name=value with the fields date user url"),
            tuple(1, "not JSON at column …", "5 cells between commas: text text text text text"));
  }

  @Test
  void a_word_that_somebody_typed_is_no_name_of_a_field() {
    List<Unread> found =
        shapes(
            "date=1 user=jo url=/search?q=kill me=now hurt=1",
            "{\"url\":\"/x\",\"hurtme\":1,\"user\":\"jo\"}");

    assertThat(found).extracting(Unread::shape).noneMatch(each -> each.contains("hurt"));
    assertThat(found).extracting(Unread::shape).noneMatch(each -> each.contains("me "));
    assertThat(found)
        .extracting(Unread::shape)
        .anyMatch(each -> each.startsWith("JSON with the fields url user and 1 whose"));
  }

  @Test
  void a_name_that_every_line_of_many_bears_is_the_format_s() {
    String[] many = new String[25];
    for (int i = 0; i < many.length; i++) {
      many[i] = "{\"flow_uid\":\"" + i + "\"}";
    }

    assertThat(shapes(many))
        .extracting(Unread::shape)
        .containsExactly("JSON with the fields flow_uid");
  }

  @Test
  void no_line_whatever_it_holds_breaks_it_or_shows_through() {
    long seed = 7;
    Random random = new Random(seed);
    String signs = "{}\"\\=,;|\t :zq\u202e\0";
    List<RejectedLine> lines = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder("{\"");
      for (int n = random.nextInt(60); n > 0; n--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      lines.add(line(text.toString()));
    }

    assertThat(Shapes.of(lines))
        .as("seed " + seed)
        .extracting(Unread::shape)
        .noneMatch(each -> each.contains("zq") || each.contains("\u202e") || each.contains("\0"));
  }
}
