package org.handbell.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.handbell.notifier.Forecast;
import org.handbell.notifier.Forecast.Later;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Delivery;
import org.handbell.notifier.route.Recused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handbell route}: who would be told of a concern, when and why, and who would not. */
@Command(
    name = "route",
    description = {
      "Show who would be told of a case, when, by which route and why; who is recused and why; and"
          + " what happens while nobody takes it. Sends nothing.",
      "A case is its number in the register, or is described: " + DescribedCase.FORM
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./handbell route --config handbell.yaml \"school=elm theme=content.suicide priority=P1"
          + " year=9\"",
      "  ./handbell route --config handbell.yaml 2026-000123"
    })
final class RouteCommand implements Callable<Integer> {

  @Mixin private ConfigOption option;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Parameters(
      arity = "1..*",
      paramLabel = "CASE",
      description = "A number such as 2026-000123, or words such as school=elm priority=P1.")
  private List<String> given;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    NotifierConfig config = new Settings(option.read()).notifier();
    Instant now = Clock.systemUTC().instant();
    String text = String.join(" ", given);
    DescribedCase about =
        text.indexOf('=') < 0
            ? new DescribedCase(find(config, text).incident(), now)
            : DescribedCase.read(text, config, now);
    Forecast forecast = Forecast.of(about.incident(), config, about.at());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      write(forecast, out);
    } else {
      print(forecast, about, config, out);
    }
    out.flush();
    boolean nobody = forecast.decision().deliveries().isEmpty();
    return nobody && forecast.how() != Forecast.How.DIGEST ? 1 : 0;
  }

  private static Case find(NotifierConfig config, String number) throws CannotRun {
    try (Register register = Register.open(config, Clock.systemUTC())) {
      return register
          .find(number.strip())
          .orElseThrow(() -> new CannotRun("there is no case " + number + "; see case list"));
    }
  }

  private static void print(
      Forecast forecast, DescribedCase about, NotifierConfig config, PrintWriter out) {
    ZoneId zone = config.zone();
    out.printf(
        "%s about %s at %s, heard of %s%n",
        about.incident().priority(),
        about.incident().theme().title(),
        config.school(about.incident().schoolId()).name(),
        When.shortly(about.at(), zone));
    List<String> routes = forecast.decision().routes();
    out.printf(
        "By %s.%n",
        routes.isEmpty()
            ? "no route: whoever is usual is told"
            : (routes.size() == 1 ? "route " : "routes ") + String.join(", ", routes));
    out.printf("%n%s, %s:%n", words(forecast.how()), When.shortly(forecast.at(), zone));
    forecast.decision().deliveries().forEach(each -> print(each, out));
    forecast.runners().forEach(each -> line(each, "asked to fetch somebody", out));
    if (forecast.how() != Forecast.How.DIGEST && forecast.decision().deliveries().isEmpty()) {
      out.println("  nobody may be told: IT hears that, and nothing of the concern");
    }
    if (!forecast.decision().recused().isEmpty()) {
      out.printf("%nNot told:%n");
      forecast.decision().recused().forEach(each -> line(each.contact(), each.because(), out));
    }
    if (!forecast.steps().isEmpty()) {
      out.printf("%nWhile nobody takes it:%n");
      forecast.steps().forEach(each -> print(each, zone, out));
    }
  }

  private static void print(Delivery delivery, PrintWriter out) {
    line(delivery.contact(), delivery.because(), out);
  }

  private static void print(Later step, ZoneId zone, PrintWriter out) {
    out.printf("  %-18s %s%n", When.shortly(step.at(), zone), step.call().because());
  }

  private static void line(Contact contact, String why, PrintWriter out) {
    out.printf("  %-12s %-24s %s%n", contact.id(), contact.name(), why);
  }

  private static String words(Forecast.How how) {
    return switch (how) {
      case AT_ONCE -> "Told at once";
      case HELD -> "Told after a short wait for what may belong to it";
      case SUMMARY -> "Told in the daily summary";
      case DIGEST -> "Counted, and told to nobody but in the head's digest";
    };
  }

  private static void write(Forecast forecast, PrintWriter out) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartObject();
    json.writeStringField("how", forecast.how().name().toLowerCase(Locale.ROOT));
    json.writeStringField("at", forecast.at().toString());
    json.writeArrayFieldStart("routes");
    for (String route : forecast.decision().routes()) {
      json.writeString(route);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("told");
    for (Delivery each : forecast.decision().deliveries()) {
      entry(json, each.contact(), each.because());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("recused");
    for (Recused each : forecast.decision().recused()) {
      entry(json, each.contact(), each.because());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("fetch");
    for (Contact each : forecast.runners()) {
      json.writeString(each.id());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("steps");
    for (Later each : forecast.steps()) {
      step(json, each);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.close();
    out.println();
  }

  private static void entry(JsonGenerator json, Contact contact, String because)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", contact.id());
    json.writeStringField("because", because);
    json.writeEndObject();
  }

  private static void step(JsonGenerator json, Later step) throws IOException {
    json.writeStartObject();
    json.writeStringField("at", step.at().toString());
    json.writeArrayFieldStart("told");
    for (Delivery each : step.call().added()) {
      entry(json, each.contact(), each.because());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("reminded");
    for (Contact each : step.call().reminded()) {
      json.writeString(each.id());
    }
    json.writeEndArray();
    json.writeStringField("because", step.call().because());
    json.writeEndObject();
  }
}
