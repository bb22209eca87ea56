package org.handbell.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.handbell.ingest.profile.Formats;
import org.handbell.ingest.profile.Suggestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handbell profile suggest}: a first profile for a product, guessed from its lines. */
@Command(
    name = "suggest",
    description = "Guess a profile from a few of a product's lines, which become its tests.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./handbell profile suggest lines.txt -o my-filter.yaml"})
final class SuggestCommand implements Callable<Integer> {

  private static final String USUAL_NAME = "my-filter";

  @Parameters(
      paramLabel = "FILE",
      description = "5 to 50 lines of web requests of one product; - is standard input.")
  private String file = "-";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write the profile. Default: standard output.")
  private @Nullable Path output;

  @Option(names = "--name", description = "The profile's name. Default: made of the file's name.")
  private @Nullable String name;

  @Option(
      names = "--zone",
      defaultValue = "Europe/London",
      description = "The clock of times without a zone. Default: ${DEFAULT-VALUE}.")
  private ZoneId zone = ZoneId.of("Europe/London");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws CannotRun, IOException {
    Suggestion suggestion = suggestion(name == null ? ownName() : name);
    if (output == null) {
      PrintStream out = new PrintStream(System.out, true, UTF_8);
      out.print(suggestion.yaml());
      out.flush();
    } else {
      write(output, suggestion.yaml());
    }
    tell(suggestion, spec.commandLine().getErr());
    return 0;
  }

  private Suggestion suggestion(String profile) throws CannotRun, IOException {
    List<byte[]> lines = new ArrayList<>();
    Lines.read(
        List.of(file),
        System.in,
        (number, line, cut, last) -> {
          if (lines.size() < Suggestion.MOST_LINES && line.length > 0) {
            lines.add(line);
          }
        });
    try {
      return Suggestion.of(lines, profile, zone);
    } catch (IllegalArgumentException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
  }

  /** A file that is there may hold a technician's work. */
  private static void write(Path output, String yaml) throws CannotRun {
    if (Files.exists(output)) {
      throw new CannotRun(output + " is there already; remove it or name another");
    }
    try {
      Files.writeString(output, yaml);
    } catch (IOException e) {
      throw new CannotRun("cannot write " + output + ": " + e.getMessage(), e);
    }
  }

  /** Of the file's name what may stand in a name, unless Handbell has a format so called. */
  private String ownName() {
    String whole = file.equals("-") ? USUAL_NAME : Path.of(file).toAbsolutePath().toString();
    String last = whole.substring(whole.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    int dot = last.indexOf('.');
    String plain =
        (dot > 0 ? last.substring(0, dot) : last)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    boolean taken = Formats.bundled().names().contains(plain);
    return plain.isEmpty() ? USUAL_NAME : taken ? "my-" + plain : plain;
  }

  private void tell(Suggestion made, PrintWriter err) {
    err.printf(
        "Of %d lines %d are read as web requests%s.%n",
        made.lines(),
        made.read(),
        made.withoutUser() == 0 ? "" : ", " + made.withoutUser() + " of them without a user");
    if (made.ignored() > 0) {
      err.printf("%d hold no web request, such as a heading.%n", made.ignored());
    }
    if (made.rejected() > 0) {
      err.printf("%d could not be read.%n", made.rejected());
    }
    made.known()
        .ifPresent(
            known ->
                err.printf(
                    "Handbell knows such lines already: format: %s may be all you need.%n", known));
    if (made.lines() < 5) {
      err.printf("These are few lines: with 5 to 50 the guess is better.%n");
    }
    String profile = output == null ? "my-filter.yaml" : output.toString();
    err.printf(
        "Next: %slook at what asks \"is this right?\", mend it, then%n"
            + "  ./handbell profile test %s%n"
            + "  ./handbell parse --profile %s %s%n",
        output == null ? "keep it with -o my-filter.yaml, " : "",
        profile,
        profile,
        file.equals("-") ? "lines.txt" : file);
    err.flush();
  }
}
