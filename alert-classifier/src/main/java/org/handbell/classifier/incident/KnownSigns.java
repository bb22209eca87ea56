package org.handbell.classifier.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.handbell.classifier.pattern.FalseAlarms;
import org.handbell.classifier.pattern.Patterns;
import org.handbell.classifier.pattern.Sign;
import org.handbell.classifier.pattern.Signs;
import org.handbell.classifier.pattern.SignsForm;
import org.handbell.classifier.pattern.Weight;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Risk;
import org.jspecify.annotations.Nullable;

/**
 * The store of what is remembered of each pupil's findings over days. Of a device without a name
 * and of an account that several people use nothing is remembered, because it would lump people
 * together; of staff nothing, because what concerns them is told at once anyhow.
 */
final class KnownSigns {

  static final String STORE = "signs";

  private static final Map<String, String> SHORT_LOG =
      Map.of(
          TopicConfig.SEGMENT_BYTES_CONFIG,
          String.valueOf(16 << 20),
          TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
          "0.3");

  private final KeyValueStore<String, Signs> store;
  private final ZoneId zone;
  private @Nullable LocalDate sweptOn;

  KnownSigns(KeyValueStore<String, Signs> store, ZoneId zone) {
    this.store = store;
    this.zone = zone;
  }

  static StoreBuilder<KeyValueStore<String, Signs>> store(boolean onDisk) {
    return Stores.keyValueStoreBuilder(
            onDisk ? Stores.persistentKeyValueStore(STORE) : Stores.inMemoryKeyValueStore(STORE),
            Serdes.String(),
            SignsForm.serde())
        .withLoggingEnabled(SHORT_LOG)
        .withCachingDisabled();
  }

  /**
   * What an event's most urgent finding weighs.
   *
   * @param key of the person, empty where nothing is remembered of them
   * @param before what was remembered
   */
  record Weighed(Weight weight, String key, Signs before) {

    static Weighed alone(Weight weight) {
      return new Weighed(weight, "", Signs.NONE);
    }
  }

  /** Weighs an event's most urgent finding beside all that was no false alarm. */
  Weighed weigh(String schoolId, Person person, Evidence evidence, FalseAlarms falseAlarms) {
    Finding lead = evidence.findings().get(0);
    if (person.kind() == PersonKind.STAFF || lead.category().risk() == Risk.ILLEGAL) {
      return Weighed.alone(Weight.alone(lead.priority(), List.of()));
    }
    if (!person.standsAlone()) {
      return Weighed.alone(Weight.alone(lead.priority(), List.of(unweighed(person))));
    }
    String key = Sighting.personKey(schoolId, person);
    Signs before = Objects.requireNonNullElse(store.get(key), Signs.NONE).without(falseAlarms);
    return new Weighed(Patterns.weigh(before, Sign.of(evidence, lead), zone), key, before);
  }

  /**
   * Remembers what was weighed.
   *
   * @param incidentId the incident that it became part of; absent where it opened none
   */
  void remember(Weighed weighed, Evidence evidence, @Nullable String incidentId) {
    if (weighed.key().isEmpty()) {
      return;
    }
    Signs signs = weighed.before();
    for (Finding finding : evidence.findings()) {
      if (finding.category().risk() != Risk.ILLEGAL) {
        Sign sign = Sign.of(evidence, finding);
        signs = signs.with(incidentId == null ? sign : sign.partOf(incidentId), zone);
      }
    }
    store.put(weighed.key(), signs);
  }

  private static String unweighed(Person person) {
    return person.shared()
        ? "Several people use this account: what it did at other times was not weighed."
        : "Nobody was signed in: what this device did at other times was not weighed.";
  }

  /** Forgets, once a day, everybody of whom all is too old to matter. */
  void sweep(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (today.equals(sweptOn)) {
      return;
    }
    sweptOn = today;
    List<String> over = new ArrayList<>();
    try (KeyValueIterator<String, Signs> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, Signs> entry = all.next();
        if (entry.value.isOver(now)) {
          over.add(entry.key);
        }
      }
    }
    over.forEach(store::delete);
  }
}
