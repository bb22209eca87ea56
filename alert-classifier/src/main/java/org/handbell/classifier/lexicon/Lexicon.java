package org.handbell.classifier.lexicon;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.handbell.classifier.lexicon.Search.Found;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.Normaliser;
import org.handbell.classifier.normalise.Reading;
import org.handbell.classifier.normalise.Vocabulary;
import org.handbell.model.SchoolPhase;

/** All rules, compiled; safe for many threads. */
public final class Lexicon {

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
    Text text = new Text(compiled.units(), reading);
    Search search = new Search(text, compiled.matches());
    List<Found> found = search.all();
    long steps = text.steps() + search.steps();
    return found.isEmpty()
        ? new Matches(List.of(), List.of(), List.of(), steps)
        : new Resolution(this, text, found).matches(phase, veto, steps);
  }

  /** Every place where any rule's pattern stands, exceptions, companions and fields apart. */
  public List<Hit> everywhere(Reading reading) {
    if (!reading.hasKnownWord()) {
      return List.of();
    }
    Text text = new Text(compiled.units(), reading);
    return new Resolution(this, text, new Search(text, compiled.matches()).all()).everywhere();
  }

  CompiledLexicon compiled() {
    return compiled;
  }

  /** The rule whose pattern was found. */
  Entry entry(Found match) {
    return entries.get(number(match));
  }

  /** Its place in the lexicon. */
  int number(Found match) {
    return compiled.matches().ending(match.ending()).entry();
  }
}
