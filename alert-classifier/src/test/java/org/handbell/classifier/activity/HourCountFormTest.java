package org.handbell.classifier.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.handbell.classifier.incident.Scene;
import org.handbell.classifier.judge.Judged;
import org.handbell.model.Activity;
import org.handbell.model.Activity.Counter;
import org.handbell.model.Basis;
import org.handbell.model.Category;
import org.handbell.model.Event;
import org.handbell.model.UnmappedName;
import org.junit.jupiter.api.Test;

class HourCountFormTest {

  private static final SchoolHour HOUR = SchoolHour.of("elm", Scene.TEN.toEpochMilli());

  @Test
  void counts_survive_the_store() {
    HourCount count = counted();

    HourCount read = HourCountForm.read(stored(count));

    assertThat(read.snapshot(HOUR, 3)).isEqualTo(count.snapshot(HOUR, 3));
  }

  @Test
  void unknown_names_survive_the_store_and_a_long_one_is_cut() {
    HourCount count = counted();
    Event event = Scene.search("e", "jo", "nothing");
    Judged judged =
        new Judged(event, List.of(), List.of("Brand new", "é".repeat(300)), Basis.UNKNOWN);
    count.count(judged, Scene.TEN.toEpochMilli());

    HourCount read = HourCountForm.read(stored(count));

    assertThat(read.snapshot(HOUR, 3).unmapped())
        .hasSize(2)
        .contains(new UnmappedName("elm-fw", "smoothwall", "Brand new", 1))
        .anyMatch(each -> each.name().startsWith("éé") && each.name().length() < 60);
  }

  @Test
  void what_was_blocked_and_which_ai_tools_were_used_survive_the_store() {
    HourCount count = counted();
    count.uses().addBlocked(Category.CONTENT_DRUGS, 3);
    count.uses().addTool("chat.example", 2);

    Activity read = HourCountForm.read(stored(count)).snapshot(HOUR, 3);

    assertThat(read.blocked()).containsEntry(Category.CONTENT_DRUGS, 3L);
    assertThat(read.tools()).containsExactly(Map.entry("chat.example", 2L));
  }

  @Test
  void more_unknown_names_than_an_hour_keeps_are_passed_over() {
    HourCount count = new HourCount();
    for (int i = 0; i < 2 * Activity.MOST_UNMAPPED; i++) {
      Event event = Scene.search("e", "jo", "nothing");
      count.count(
          new Judged(event, List.of(), List.of("name " + i), Basis.UNKNOWN),
          Scene.TEN.toEpochMilli());
    }

    assertThat(count.snapshot(HOUR, 3).unmapped()).hasSize(Activity.MOST_UNMAPPED);
  }

  @Test
  void every_counter_has_its_number_in_the_store_and_keeps_it() {
    assertThat(HourCount.STORED).containsExactlyInAnyOrder(Counter.values());
    assertThat(HourCount.STORED)
        .startsWith(
            Counter.EVENTS,
            Counter.ACTS,
            Counter.NAMED,
            Counter.SEARCHES,
            Counter.SEEN_WHOLE,
            Counter.BLOCKED,
            Counter.FINDINGS);
  }

  @Test
  void a_category_of_a_later_version_is_passed_over() {
    byte[] known = stored(counted());
    byte[] more =
        ByteBuffer.allocate(known.length + 1 + 4 + 8)
            .put(known)
            .put((byte) 4)
            .put("newx".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
            .putLong(9)
            .array();

    HourCount read = HourCountForm.read(more);

    assertThat(read.snapshot(HOUR, 0)).isEqualTo(counted().snapshot(HOUR, 0));
  }

  @Test
  void a_later_form_is_refused() {
    byte[] stored = stored(counted());
    stored[0] = HourCountForm.VERSION + 1;

    assertThatThrownBy(() -> HourCountForm.read(stored))
        .isInstanceOf(ProcessorStateException.class);
  }

  @Test
  void the_key_of_a_school_and_hour_can_be_read_back() {
    assertThat(SchoolHour.parse(HOUR.key())).isEqualTo(HOUR);
    assertThat(HOUR.start()).isEqualTo(Scene.TEN);
  }

  private static byte[] stored(HourCount count) {
    return HourCountForm.write(count, HourCountForm.categories(count));
  }

  private static HourCount counted() {
    HourCount count = new HourCount();
    for (String term : new String[] {"nothing", "content.drugs P3", "content.hate P3"}) {
      Event event = Scene.search("e", "jo", term);
      count.count(new Judged(event, Scene.judge(event)), Scene.TEN.toEpochMilli());
    }
    return count;
  }
}
