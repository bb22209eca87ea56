package org.handbell.classifier.classify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.list.ListSet;

/**
 * Everything that judges and comes with Handbell, as text: lexicon, vendors' names, sites, words of
 * context, and the name of the code. What was judged by one bundle is judged alike by it later,
 * whatever the newest one says.
 *
 * @param files by path, {@code lexicon/content.suicide.yaml}
 */
public record RulesBundle(SortedMap<String, String> files) {

  private static final String CODE = "code.txt";
  private static final String INDEX = "index.txt";
  private static final String SITES = "sites.yaml";
  private static final String SITE_WORDS = "site-words.txt";
  private static final List<String> SINGLE = List.of(SITES, ContextWords.FILE, SITE_WORDS);
  private static final List<String> LEXICON = List.of("classes.yaml", "text-speak.yaml");
  private static final int DIGITS = 12;

  public RulesBundle {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** The rules that came with this Handbell. */
  public static RulesBundle standard() {
    TreeMap<String, String> files = new TreeMap<>();
    SINGLE.forEach(path -> files.put(path, DataFile.textOf(path)));
    LEXICON.forEach(name -> files.put("lexicon/" + name, DataFile.textOf("lexicon/" + name)));
    for (String folder : List.of("lexicon", "vendor")) {
      files.put(folder + "/" + INDEX, DataFile.textOf(folder + "/" + INDEX));
      DataFile.listed(folder).forEach(file -> files.put(folder + "/" + file.name(), file.text()));
    }
    String code = RulesBundle.class.getPackage().getImplementationVersion();
    files.put(CODE, code == null ? "not built as a jar" : code);
    return new RulesBundle(files);
  }

  /** A short digest over all of it. */
  public String version() {
    MessageDigest digest = sha256();
    files.forEach(
        (path, text) -> {
          digest.update(path.getBytes(UTF_8));
          digest.update((byte) 0);
          digest.update(text.getBytes(UTF_8));
          digest.update((byte) 0);
        });
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  /**
   * A classifier that judges by this bundle and these lists.
   *
   * @throws org.handbell.classifier.lexicon.LexiconException when a file cannot be read
   */
  public Classifier classifier(Supplier<ListSet> lists) {
    return compile().classifier(lists);
  }

  /**
   * All that takes long before anything can be judged by this bundle.
   *
   * @throws org.handbell.classifier.lexicon.LexiconException when a file cannot be read
   */
  public CompiledRules compile() {
    List<DataFile> lexicon = new ArrayList<>();
    LEXICON.forEach(name -> lexicon.add(file("lexicon/" + name)));
    listed("lexicon").stream().filter(file -> !LEXICON.contains(file.name())).forEach(lexicon::add);
    return new CompiledRules(
        this,
        Lexicon.load(lexicon),
        VendorMap.load(listed("vendor")),
        Sites.read(file(SITES)),
        ContextWords.read(file(ContextWords.FILE)));
  }

  /** What this Handbell cannot do as it was done with that bundle, in words; often nothing. */
  public List<String> differences(RulesBundle running) {
    List<String> differences = new ArrayList<>();
    if (!text(CODE).equals(running.text(CODE))) {
      differences.add(
          "made by Handbell %s, judged now by %s".formatted(text(CODE), running.text(CODE)));
    }
    if (!text(SITE_WORDS).equals(running.text(SITE_WORDS))) {
      differences.add("words in the names of sites are told apart as today");
    }
    return differences;
  }

  private List<DataFile> listed(String folder) {
    return DataFile.names(text(folder + "/" + INDEX)).stream()
        .map(name -> file(folder + "/" + name))
        .toList();
  }

  private DataFile file(String path) {
    return new DataFile(path.substring(path.lastIndexOf('/') + 1), text(path));
  }

  private String text(String path) {
    String text = files.get(path);
    if (text == null) {
      throw new IllegalArgumentException("the rules lack the file " + path);
    }
    return text;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
