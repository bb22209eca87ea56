package org.handbell.app.config;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handbell.app.config.HandbellConfig.Proof;
import org.handbell.app.config.HandbellConfig.Proof.Heartbeat;
import org.handbell.classifier.classify.Canary;
import org.handbell.document.Fields;
import org.handbell.notifier.proof.WatchedCanary;
import org.jspecify.annotations.Nullable;

/** Reads {@code proof}: how Handbell shows each day that it is alive. */
final class ProofReader {

  private static final LocalTime MORNING = LocalTime.of(7, 30);
  private static final Duration WITHIN = Duration.ofMinutes(15);
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final Ids ids;
  private final Set<String> names = new HashSet<>();
  private final List<Canary> canaries = new ArrayList<>();
  private final List<WatchedCanary> watched = new ArrayList<>();

  private ProofReader(Ids ids) {
    this.ids = ids;
  }

  static Proof read(Fields f, Ids ids) {
    return new ProofReader(ids).read(f);
  }

  private Proof read(Fields f) {
    Optional<LocalTime> morning =
        f.parsed(
            "morning",
            Optional.of(MORNING),
            given -> given.equals("off") ? Optional.empty() : Optional.of(Values.time(given)));
    Duration within = f.parsed("within", WITHIN, given -> minutes(given, 1, 120));
    Heartbeat heartbeat = f.has("heartbeat") ? heartbeat(f.object("heartbeat")) : null;
    var unused = f.objects("canaries", this::canary);
    f.done();
    return new Proof(morning.orElse(null), within, heartbeat, canaries, watched);
  }

  private static @Nullable Heartbeat heartbeat(Fields f) {
    Heartbeat read =
        new Heartbeat(
            f.required("url", "https://missing.invalid/", ProofReader::address),
            f.parsed("every", EVERY, given -> minutes(given, 1, 60)));
    f.done();
    return read;
  }

  /** Who waits for the heartbeat must not be fooled, nor anybody on the way learn of it. */
  private static String address(String given) {
    URI uri = Values.uri(given.replace(Heartbeat.STAGE, "stage"));
    boolean plain = "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
    if (uri.getHost() == null || !("https".equals(uri.getScheme()) || plain)) {
      throw new IllegalArgumentException(
          "a heartbeat goes to an address that begins with https://");
    }
    return given;
  }

  private String canary(Fields f) {
    String device = f.text("device");
    String id = f.optionalText("id").orElse(device);
    String school = ids.school(f);
    String page = f.text("page");
    Expected expected =
        f.optionalChoice("expect", Expected.values(), Values::lower, Expected.DAILY);
    LocalTime by = f.parsed("by", LocalTime.NOON, Values::time);
    Decision decision =
        f.optionalChoice("decision", Decision.values(), Values::lower, Decision.ANY);
    if (!names.add(id)) {
      f.fault("id", "two canaries are called \"" + id + "\"; give each an id of its own");
    }
    try {
      canaries.add(new Canary(id, school, device, page));
    } catch (IllegalArgumentException e) {
      f.fault("device", String.valueOf(e.getMessage()));
    }
    if (expected == Expected.DAILY) {
      watched.add(new WatchedCanary(id, school, by, decision == Decision.BLOCKED));
    }
    return id;
  }

  /** How often a canary is to be seen. */
  private enum Expected {
    DAILY
  }

  /** What the filter is to do with what a canary asks for. */
  private enum Decision {
    BLOCKED,
    ANY
  }

  private static Duration minutes(String given, int least, int most) {
    if (given.matches("[0-9]{1,3}m")) {
      int minutes = Integer.parseInt(given.substring(0, given.length() - 1));
      if (minutes >= least && minutes <= most) {
        return Duration.ofMinutes(minutes);
      }
    }
    throw new IllegalArgumentException(
        "\"%s\" is no time span; use %dm to %dm".formatted(given, least, most));
  }
}
