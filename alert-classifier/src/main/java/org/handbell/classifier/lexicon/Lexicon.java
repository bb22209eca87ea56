package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.Normaliser;
import org.handbell.classifier.normalise.Reading;
import org.handbell.classifier.normalise.View;
import org.handbell.classifier.normalise.Vocabulary;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Span;
import org.jspecify.annotations.Nullable;

/** All rules, compiled; safe for many threads. */
public final class Lexicon {

  private static final int GUESSES = View.GLUED.bit() | View.MISSPELT.bit();

  private final List<Entry> entries;
  private final CompiledLexicon compiled;
  private final Normaliser normaliser;
  private final Set<Field> fields;

  Lexicon(List<Entry> entries, CompiledLexicon compiled, Normaliser normaliser) {
    this.entries = List.copyOf(entries);
    this.compiled = compiled;
    this.normaliser = normaliser;
    this.fields =
        entries.stream().flatMap(entry -> entry.in().stream()).collect(Collectors.toSet());
  }

  /** The lexicon that comes with Handbell; its index names the categories' files. */
  public static Lexicon standard() {
    Set<DataFile> files = new LinkedHashSet<>();
    files.add(DataFile.builtIn("lexicon/" + LexiconLoader.CLASSES));
    files.add(DataFile.builtIn("lexicon/" + LexiconLoader.TEXT_SPEAK));
    files.addAll(DataFile.listed("lexicon"));
    return LexiconLoader.load(List.copyOf(files));
  }

  /**
   * A lexicon of these files.
   *
   * @throws LexiconException naming every fault in them
   */
  public static Lexicon load(List<DataFile> files) {
    return LexiconLoader.load(files);
  }

  /** False when no rule looks at that part of a request. */
  public boolean looksIn(Field field) {
    return fields.contains(field);
  }

  public List<Entry> entries() {
    return entries;
  }

  public Vocabulary vocabulary() {
    return compiled.vocabulary();
  }

  /** Reads texts into words that this lexicon knows. */
  public Normaliser normaliser() {
    return normaliser;
  }

  /** The rules found in a text that {@link #normaliser()} read. */
  public Matches match(Reading reading, SchoolPhase phase) {
    return match(reading, phase, Veto.NONE);
  }

  /** As {@link #match(Reading, SchoolPhase)}, without the hits that are silenced from elsewhere. */
  public Matches match(Reading reading, SchoolPhase phase, Veto veto) {
    if (!reading.hasKnownWord()) {
      return Matches.NONE;
    }
    Search search = new Search(compiled, reading);
    List<Search.Found> found = search.run();
    return noneIsMatch(found)
        ? new Matches(List.of(), List.of(), search.steps())
        : resolve(reading, phase, found, veto, search.steps());
  }

  private boolean noneIsMatch(List<Search.Found> found) {
    for (Search.Found candidate : found) {
      if (compiled.ending(candidate.ending()).isMatch()) {
        return false;
      }
    }
    return true;
  }

  /** Every place where any rule's pattern stands, exceptions and fields apart. */
  public List<Hit> everywhere(Reading reading) {
    if (!reading.hasKnownWord()) {
      return List.of();
    }
    return new Search(compiled, reading)
        .run().stream()
            .filter(found -> compiled.ending(found.ending()).isMatch())
            .map(found -> hit(reading, found))
            .toList();
  }

  private Matches resolve(
      Reading reading, SchoolPhase phase, List<Search.Found> found, Veto veto, long steps) {
    Map<Integer, List<Search.Found>> exceptions = exceptionsByEntry(found);
    Map<Integer, Search.Found> best = new LinkedHashMap<>();
    Map<Integer, Silenced> silenced = new LinkedHashMap<>();
    for (Search.Found candidate : found) {
      CompiledLexicon.Ending ending = compiled.ending(candidate.ending());
      Entry entry = entries.get(ending.entry());
      if (ending.isMatch()
          && entry.in().contains(reading.field())
          && entry.appliesIn(phase)
          && !reading.isOneDoubtfulWord(candidate.from(), candidate.to(), candidate.views())) {
        List<Search.Found> own = exceptions.getOrDefault(ending.entry(), List.of());
        Search.Found exception = exceptionTo(reading, candidate, own);
        Silenced by =
            exception != null
                ? silenced(reading, candidate, exception)
                : entry.isOutOfReach() ? null : veto.silence(hit(reading, candidate));
        if (by == null) {
          best.merge(ending.entry(), candidate, Lexicon::better);
        } else {
          silenced.putIfAbsent(ending.entry(), by);
        }
      }
    }
    List<Hit> hits = new ArrayList<>();
    best.values().forEach(hit -> hits.add(hit(reading, hit)));
    return new Matches(hits, List.copyOf(silenced.values()), steps);
  }

  private Map<Integer, List<Search.Found>> exceptionsByEntry(List<Search.Found> found) {
    Map<Integer, List<Search.Found>> exceptions = new HashMap<>();
    for (Search.Found candidate : found) {
      CompiledLexicon.Ending ending = compiled.ending(candidate.ending());
      if (!ending.isMatch()) {
        exceptions.computeIfAbsent(ending.entry(), e -> new ArrayList<>()).add(candidate);
      }
    }
    return exceptions;
  }

  /** Fewer views first, then more words. */
  private static Search.Found better(Search.Found a, Search.Found b) {
    int viewsA = Integer.bitCount(a.views());
    int viewsB = Integer.bitCount(b.views());
    if (viewsA != viewsB) {
      return viewsA < viewsB ? a : b;
    }
    return b.to() - b.from() > a.to() - a.from() ? b : a;
  }

  /** The loader lets a core entry have no exceptions, so nothing silences it. */
  private static Search.@Nullable Found exceptionTo(
      Reading reading, Search.Found hit, List<Search.Found> exceptions) {
    for (Search.Found exception : exceptions) {
      if (!isGuessed(exception, hit)
          && reading.firstWord(exception.from()) < reading.endWord(hit.to())
          && reading.firstWord(hit.from()) < reading.endWord(exception.to())) {
        return exception;
      }
    }
    return null;
  }

  /** Words guessed at may sound the alarm; to still it they must have been needed for it too. */
  private static boolean isGuessed(Search.Found exception, Search.Found hit) {
    return (exception.views() & ~hit.views() & GUESSES) != 0;
  }

  private Silenced silenced(Reading reading, Search.Found hit, Search.Found exception) {
    CompiledLexicon.Ending ending = compiled.ending(exception.ending());
    String pattern = entries.get(ending.entry()).except().get(ending.except());
    return new Silenced(hit(reading, hit), pattern, span(reading, exception));
  }

  private Hit hit(Reading reading, Search.Found found) {
    Entry entry = entries.get(compiled.ending(found.ending()).entry());
    return new Hit(entry, reading.field(), span(reading, found), View.of(found.views()));
  }

  private static Span span(Reading reading, Search.Found found) {
    return reading.span(reading.firstWord(found.from()), reading.endWord(found.to()));
  }
}
