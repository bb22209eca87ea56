package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.handbell.classifier.lexicon.PatternSet.Ending;
import org.handbell.classifier.lexicon.PatternSet.Use;
import org.handbell.classifier.normalise.Normaliser;
import org.handbell.classifier.normalise.Vocabulary;
import org.handbell.model.Category;

/** Reads the lexicon's files, checks everything in them, and compiles them. */
final class LexiconLoader {

  static final String CLASSES = "classes.yaml";
  static final String TEXT_SPEAK = "text-speak.yaml";

  private final Vocabulary.Builder vocabulary = new Vocabulary.Builder();
  private final WordClasses classes = new WordClasses(vocabulary);
  private final PatternCompiler patterns = new PatternCompiler(vocabulary, classes);
  private final CompiledLexicon.Builder compiled = new CompiledLexicon.Builder();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, String> places = new HashMap<>();
  private final List<Runnable> references = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private LexiconLoader() {}

  static Lexicon load(List<DataFile> files) {
    Normaliser.prepare();
    LexiconLoader loader = new LexiconLoader();
    files.stream()
        .sorted(Comparator.comparing(LexiconLoader::isOfCategory))
        .toList()
        .parallelStream()
        .map(loader::reading)
        .toList()
        .forEach(loader::check);
    loader.references.forEach(loader::check);
    if (!loader.faults.isEmpty()) {
      throw new LexiconException(loader.faults);
    }
    return loader.lexicon();
  }

  /** Classes and text-speak are read before the patterns that stand on them. */
  private static boolean isOfCategory(DataFile file) {
    return !file.name().equals(CLASSES) && !file.name().equals(TEXT_SPEAK);
  }

  /** What remains to be done once a file is known to be YAML, or not to be. */
  private Runnable reading(DataFile file) {
    try {
      Section section = file.section();
      return switch (file.name()) {
        case CLASSES -> () -> classes(section);
        case TEXT_SPEAK -> () -> textSpeak(section);
        default -> () -> category(section);
      };
    } catch (LexiconException e) {
      return () -> {
        throw e;
      };
    }
  }

  /** The normaliser needs the words alone, so it is made beside the rest. */
  private Lexicon lexicon() {
    Vocabulary words = vocabulary.build();
    CompletableFuture<Normaliser> normaliser =
        CompletableFuture.supplyAsync(() -> new Normaliser(words));
    return new Lexicon(entries, compiled.build(words, classes), normaliser.join());
  }

  /** What compiles single patterns in the language of these classes. */
  static PatternCompiler patterns(DataFile classes) {
    LexiconLoader loader = new LexiconLoader();
    loader.classes(classes.section());
    return loader.patterns;
  }

  /** Entries that do not stand in a file of the lexicon, in the language of its classes. */
  static Lexicon compile(DataFile classes, DataFile textSpeak, List<Entry> entries) {
    LexiconLoader loader = new LexiconLoader();
    loader.classes(classes.section());
    loader.textSpeak(textSpeak.section());
    for (Entry entry : entries) {
      loader.entries.add(entry);
      for (String pattern : entry.match()) {
        loader.compiled.add(
            loader.patterns.compile(pattern), new Ending(loader.entries.size() - 1, Use.MATCH, 0));
      }
    }
    return loader.lexicon();
  }

  /** Runs one piece of reading and keeps its faults, so that all of them are told at once. */
  private void check(Runnable reading) {
    try {
      reading.run();
    } catch (LexiconException e) {
      faults.addAll(e.faults());
    }
  }

  private void classes(Section file) {
    Map<String, Section> named = required(file.fields(Set.of("classes")), "classes", file).fields();
    named.forEach(
        (name, members) ->
            check(
                () ->
                    classes.define(
                        name,
                        members.items().stream()
                            .map(m -> at(m, "class " + name, () -> PatternParser.parse(m.text())))
                            .toList())));
    named.forEach(
        (name, members) -> check(() -> at(members, "class " + name, () -> classes.phrases(name))));
  }

  private void textSpeak(Section file) {
    Map<String, Section> words = required(file.fields(Set.of("words")), "words", file).fields();
    words.forEach(
        (word, meaning) ->
            check(
                () -> {
                  List<String> from = Normaliser.words(word);
                  List<String> to = Normaliser.words(meaning.text());
                  if (from.size() != 1 || to.isEmpty()) {
                    throw meaning.failure("'" + word + "' must be one word that stands for words");
                  }
                  vocabulary.addTextSpeak(from.get(0), to);
                }));
  }

  private void category(Section file) {
    Map<String, Section> fields = file.fields(Set.of("category", "entries"));
    Section id = required(fields, "category", file);
    Category category =
        Category.find(id.text())
            .orElseThrow(() -> id.failure("no category '" + id.text() + "' in the taxonomy"));
    if (!file.file().equals(category.id() + ".yaml")) {
      throw id.failure("category " + category.id() + " belongs in " + category.id() + ".yaml");
    }
    for (Section entry : required(fields, "entries", file).items()) {
      check(() -> entry(EntryReader.read(entry, category), entry));
    }
  }

  private void entry(Entry entry, Section section) {
    String before = places.putIfAbsent(entry.id(), section.fault(""));
    if (before != null) {
      throw section.failure("entry " + entry.id() + ": the id is taken, see " + before);
    }
    int number = entries.size();
    entries.add(entry);
    add(entry.match(), Use.MATCH, number, section);
    add(entry.except(), Use.EXCEPTION, number, section);
    add(entry.with().stream().filter(c -> !Entry.isId(c)).toList(), Use.COMPANION, number, section);
    entry.with().stream()
        .filter(Entry::isId)
        .forEach(id -> references.add(() -> reference(id, entry, section)));
  }

  private void reference(String id, Entry from, Section section) {
    if (!places.containsKey(id) || id.equals(from.id())) {
      throw section.failure("entry " + from.id() + ": with names " + id + ", which is no other");
    }
  }

  private void add(List<String> patterns, Use use, int entry, Section section) {
    for (int number = 0; number < patterns.size(); number++) {
      add(patterns.get(number), new Ending(entry, use, number), entries.get(entry), section);
    }
  }

  private void add(String pattern, Ending ending, Entry entry, Section section) {
    String what = "entry " + entry.id();
    compiled.add(at(section, what, () -> patterns.compile(pattern)), ending);
  }

  private static <T> T at(Section section, String what, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (PatternException e) {
      throw section.failure(what + ": " + e.getMessage());
    }
  }

  private static Section required(Map<String, Section> fields, String key, Section parent) {
    Section value = fields.get(key);
    if (value == null) {
      throw parent.failure("'" + key + "' is missing");
    }
    return value;
  }
}
