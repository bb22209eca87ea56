package org.handbell.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handbell.app.bench.Windows;
import org.handbell.app.traffic.Traffic;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.Reading;
import org.handbell.model.SchoolPhase;

/**
 * Matching against Hyperscan in C and ripgrep: they scan the text that Handbell has normalised, in
 * turn with it, on one core. They look for a few phrases of each pattern, or for each pattern as an
 * expression; Handbell for the whole lexicon in every view of the text.
 */
final class MatchYardstick {

  private static final int LINES_FOR_RIPGREP = 20_000;

  private final Path folder = Files.createTempDirectory("handbell-match");
  private final Lexicon lexicon = Lexicon.standard();
  private final List<String> texts = Traffic.searches();
  private final Results results;
  private final Effort effort;

  private MatchYardstick(Results results, Effort effort) throws IOException {
    this.results = results;
    this.effort = effort;
  }

  static void measure(Results results, Effort effort) throws Exception {
    new MatchYardstick(results, effort).measure();
  }

  private void measure() throws Exception {
    PhraseExport export = new PhraseExport();
    Set<String> phrases = export.phrases(lexicon);
    List<String> expressions = export.expressions(lexicon);
    List<String> normalised =
        texts.stream().map(text -> PhraseExport.normalised(lexicon, text)).toList();
    Files.write(folder.resolve("texts"), normalised, UTF_8);
    Files.write(
        folder.resolve("phrases"), phrases.stream().map(phrase -> " " + phrase + " ").toList());
    Files.write(folder.resolve("plain"), phrases, UTF_8);
    Files.write(folder.resolve("expressions"), expressions, UTF_8);
    results.add("match.phrases", "literal phrases of the lexicon", "phrases", phrases.size());
    results.add("match.patterns", "patterns of the lexicon", "patterns", expressions.size());
    handbell();
    hyperscan();
    ripgrep(normalised);
  }

  private void handbell() {
    List<Reading> readings =
        texts.stream().map(text -> lexicon.normaliser().read(Field.QUERY, text)).toList();
    Windows windows = effort.quick();
    results.add(
        "match.handbell.match",
        "Handbell: match, all views",
        "texts/s",
        windows.rates(
            i -> lexicon.match(readings.get(i % readings.size()), SchoolPhase.SECONDARY)));
    results.add(
        "match.handbell.both",
        "Handbell: normalise and match",
        "texts/s",
        windows.rates(
            i ->
                lexicon.match(
                    lexicon.normaliser().read(Field.QUERY, texts.get(i % texts.size())),
                    SchoolPhase.SECONDARY)));
  }

  private void hyperscan() throws IOException, InterruptedException {
    Path program = folder.resolve("hyperscan");
    Optional<String> built =
        Programs.output(
            "cc", "-O2", "-o", program.toString(), "yardsticks/hyperscan.c", "-lhs", "-lm");
    if (built.isEmpty()) {
      System.out.println("no Hyperscan here: on Debian, apt install gcc libhyperscan-dev");
      return;
    }
    hyperscan(program, "phrases", "literal");
    hyperscan(program, "expressions", "expression");
  }

  private void hyperscan(Path program, String file, String kind)
      throws IOException, InterruptedException {
    Optional<String> said =
        Programs.output(
            "timeout",
            effort.isShort() ? "90" : "600",
            program.toString(),
            kind,
            folder.resolve(file).toString(),
            folder.resolve("texts").toString(),
            String.valueOf(effort.windows()),
            effort.isShort() ? "0.7" : "2");
    if (said.isEmpty()) {
      System.out.println(
          "Hyperscan could not be measured in the time it was given with each " + kind);
      return;
    }
    List<Double> rates = new ArrayList<>();
    for (String line : said.get().lines().toList()) {
      List<String> words = List.of(line.split(" ", -1));
      if (words.get(0).equals("rate")) {
        rates.add(Double.parseDouble(words.get(1)));
      } else {
        results.add(
            "match.hyperscan." + kind + "." + words.get(0),
            "Hyperscan: " + words.get(0),
            "",
            Double.parseDouble(words.get(1)));
      }
    }
    results.add("match.hyperscan." + kind, "Hyperscan, each " + kind, "texts/s", rates);
  }

  private void ripgrep(List<String> normalised) throws IOException, InterruptedException {
    if (Programs.output("rg", "--version").isEmpty()) {
      System.out.println("no ripgrep here: on Debian, apt install ripgrep");
      return;
    }
    Path large = folder.resolve("large");
    List<String> lines = new ArrayList<>();
    while (lines.size() < LINES_FOR_RIPGREP) {
      lines.addAll(normalised);
    }
    Files.write(large, lines, UTF_8);
    List<Double> rates = new ArrayList<>();
    for (int i = 0; i < effort.windows(); i++) {
      long start = System.nanoTime();
      Programs.output(
          "rg",
          "-j1",
          "-c",
          "-w",
          "-i",
          "-F",
          "-f",
          folder.resolve("plain").toString(),
          large.toString());
      rates.add(lines.size() / ((System.nanoTime() - start) / 1e9));
    }
    results.add("match.ripgrep", "ripgrep -w -i, one thread", "texts/s", rates);
  }
}
