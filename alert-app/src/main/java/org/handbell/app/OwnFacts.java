package org.handbell.app;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.handbell.app.App.Stage;
import org.handbell.app.config.HandbellConfig;
import org.handbell.classifier.follow.RulingsState;
import org.handbell.ingest.SourceConfig;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.compose.When;
import org.jspecify.annotations.Nullable;

/** What this process knows of itself, for the console's health page. */
final class OwnFacts {

  private static final double GIGA = 1024 * 1024 * 1024;

  private final HandbellConfig config;
  private final Map<String, BooleanSupplier> parts;
  private final @Nullable Supplier<RulingsState> rulings;
  private final Instant started;

  /**
   * @param parts the stages that run here, each with whether it works
   * @param rulings how the rulings do; null where nothing is judged here
   */
  OwnFacts(
      HandbellConfig config,
      Map<String, BooleanSupplier> parts,
      @Nullable Supplier<RulingsState> rulings,
      Instant started) {
    this.config = config;
    this.parts = parts;
    this.rulings = rulings;
    this.started = started;
  }

  List<Fact> all() {
    List<Fact> facts = new ArrayList<>();
    ZoneId zone = config.organisation().timezone();
    facts.add(new Fact("Running since", When.at(started, zone)));
    for (Stage stage : Stage.values()) {
      String name = stage.name().toLowerCase(Locale.ROOT);
      BooleanSupplier works = parts.get(name);
      facts.add(
          new Fact(
              name,
              works == null
                  ? "runs in another process, or not at all"
                  : works.getAsBoolean() ? "ready" : "NOT ready"));
    }
    facts.add(new Fact("Disk", disk(config.data())));
    facts.add(new Fact("Kafka", kafka()));
    SourceConfig.Tls tls = config.http().tls();
    facts.add(
        new Fact(
            "Console's certificate",
            tls == null ? "none here: plain HTTP or a proxy's" : certificate(tls, zone)));
    facts.add(new Fact("Rulings", rulings == null ? "known to the classifier" : words(rulings)));
    return facts;
  }

  private String kafka() {
    BooleanSupplier broker = parts.get("broker");
    return (config.kafka().isEmbedded() ? "in this process" : "a cluster")
        + (broker == null || broker.getAsBoolean() ? "" : ", NOT answering: new concerns wait");
  }

  private static String disk(Path data) {
    try {
      FileStore store = Files.getFileStore(data);
      return String.format(
          Locale.UK,
          "%,.1f GiB of %,.1f GiB free where Handbell keeps its data",
          store.getUsableSpace() / GIGA,
          store.getTotalSpace() / GIGA);
    } catch (IOException e) {
      return "not known: the folder cannot be read";
    }
  }

  private static String certificate(SourceConfig.Tls tls, ZoneId zone) {
    try {
      Instant ends = OwnCertificate.read(tls.certificate()).getNotAfter().toInstant();
      return "runs out on " + When.day(ends, zone);
    } catch (IOException | CertificateException e) {
      return "the file cannot be read";
    }
  }

  private static String words(Supplier<RulingsState> rulings) {
    RulingsState state = rulings.get();
    String file =
        switch (state.file()) {
          case NONE -> "no file";
          case TRYING -> "the file is being tried";
          case IN_FORCE -> "the file is in force";
          case REFUSED -> "the file was REFUSED";
          case UNREACHABLE -> "the broker cannot be reached";
        };
    return "%s; %d exceptions, %d lessons, %d own words%s"
        .formatted(
            file,
            state.exceptions(),
            state.lessons(),
            state.words(),
            state.faults().isEmpty()
                ? ""
                : "; " + state.faults().size() + " faults: see /health/rulings");
  }
}
