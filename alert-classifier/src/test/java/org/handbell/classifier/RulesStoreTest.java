package org.handbell.classifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.classify.RulesBundle;
import org.handbell.classifier.incident.Scene;
import org.handbell.classifier.list.ListSet;
import org.handbell.model.Finding;
import org.handbell.model.SchoolPhase;
import org.handbell.topic.JsonSerde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesStoreTest {

  private static final Instant TODAY = Instant.parse("2026-11-20T10:00:00Z");

  @TempDir Path directory;

  @Test
  void a_decision_is_made_again_byte_for_byte_after_the_lexicon_changed() throws IOException {
    RulesStore store = new RulesStore(directory);
    RulesBundle old = RulesBundle.standard();
    store.keep(old, TODAY);
    String decidedThen = decided(old.classifier(ListSet::none));
    RulesBundle changed = saidOtherwise(old);
    store.keep(changed, TODAY.plus(Duration.ofDays(30)));

    RulesBundle found = store.find(old.version()).orElseThrow();

    assertThat(found.version()).isEqualTo(old.version()).isNotEqualTo(changed.version());
    assertThat(decided(found.classifier(ListSet::none))).isEqualTo(decidedThen);
    assertThat(decided(changed.classifier(ListSet::none))).isNotEqualTo(decidedThen);
    assertThat(found.classifier(ListSet::none).rules()).isEqualTo(old.version());
  }

  @Test
  void rules_are_kept_as_long_as_what_they_decided_and_the_newest_always() throws IOException {
    RulesStore store = new RulesStore(directory);
    RulesBundle first = RulesBundle.standard();
    RulesBundle second = saidOtherwise(first);
    store.keep(first, TODAY);
    store.keep(second, TODAY.plus(Duration.ofDays(399)));
    List<String> bothKept = store.versions();

    store.keep(second, TODAY.plus(Duration.ofDays(401)));

    assertThat(bothKept).containsExactly(second.version(), first.version());
    assertThat(store.versions()).containsExactly(second.version());
  }

  @Test
  void a_version_that_is_not_kept_or_no_version_is_not_found() throws IOException {
    RulesStore store = new RulesStore(directory.resolve("rules"));
    store.keep(RulesBundle.standard(), TODAY);

    assertThat(store.find("0123456789ab")).isEmpty();
    assertThat(store.find("../rules")).isEmpty();
    assertThat(store.find("..")).isEmpty();
  }

  private static RulesBundle saidOtherwise(RulesBundle rules) {
    TreeMap<String, String> files = new TreeMap<>(rules.files());
    files.computeIfPresent(
        "lexicon/content.suicide.yaml",
        (path, text) -> text.replaceFirst("why: .*", "why: said otherwise"));
    return new RulesBundle(files);
  }

  private static String decided(Classifier classifier) {
    StringBuilder all = new StringBuilder();
    for (String typed : List.of("i want to k1ll myself", "macbeth essay", "buy vape near me")) {
      for (Finding each :
          classifier.classify(Scene.search("e", "jo", typed), SchoolPhase.SECONDARY)) {
        byte[] json = JsonSerde.of(Finding.class).serialize("", each);
        all.append(new String(requireNonNull(json), UTF_8)).append('\n');
      }
    }
    return all.toString();
  }
}
