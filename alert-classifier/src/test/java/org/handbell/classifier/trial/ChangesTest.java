package org.handbell.classifier.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.handbell.model.Ruling;
import org.handbell.model.VulnerableFlag;
import org.junit.jupiter.api.Test;

/** A file takes back its own rulings alone. */
class ChangesTest {

  private static Ruling flag(String id, Ruling.Origin origin, String why) {
    return new VulnerableFlag(id, new Ruling.Signature(origin, "A. Lead", why, null, null, null));
  }

  private static Ruling file(String id) {
    return flag(id, Ruling.Origin.FILE, "why");
  }

  @Test
  void only_what_differs_is_written_and_only_the_files_own_is_taken_back() {
    Ruling same = file("elm/same").with(new Ruling.Trial(5, 1, 0));
    Ruling changed = file("elm/changed");
    Ruling gone = file("elm/gone");
    Ruling console = flag("elm/console", Ruling.Origin.CONSOLE, "why");
    Ruling other = flag("elm/changed", Ruling.Origin.FILE, "another reason");

    Changes changes =
        Changes.between(
            Map.of(
                same.key(), same, changed.key(), changed, gone.key(), gone, console.key(), console),
            List.of(file("elm/same"), other, file("elm/new")));

    assertThat(changes.upserts()).containsExactly(other, file("elm/new"));
    assertThat(changes.removals()).containsExactly(gone.key());
    assertThat(changes.after()).hasSize(4).contains(console);
    assertThat(changes.clashes()).isEmpty();
  }

  @Test
  void an_id_of_the_console_is_not_taken_over() {
    Ruling console = flag("elm/jo", Ruling.Origin.CONSOLE, "why");

    Changes changes = Changes.between(Map.of(console.key(), console), List.of(file("elm/jo")));

    assertThat(changes.clashes()).containsExactly("vulnerable/elm/jo");
  }
}
