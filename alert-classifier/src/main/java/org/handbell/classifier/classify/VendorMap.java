package org.handbell.classifier.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.classifier.lexicon.LexiconException;
import org.handbell.classifier.lexicon.Section;
import org.handbell.model.Category;
import org.handbell.model.Priority;
import org.handbell.recent.Recent;

/**
 * What each vendor's category names mean here: one file per vendor, and {@code any.yaml} for all
 * others. Names are compared without regard to case, spaces, hyphens and how "and" is written;
 * {@code a | b} are two names, or number and name, of one category; {@code content.weapons at most
 * P4} is a name for the milder part of one.
 */
public final class VendorMap {

  /** What a vendor's name comes to. */
  public sealed interface Meaning {

    /**
     * One of our categories.
     *
     * @param most the most urgent it may be by this name alone
     */
    record Mapped(Category category, Priority most) implements Meaning {

      /** As urgent as the category itself. */
      public Mapped(Category category) {
        this(category, Priority.P1);
      }
    }

    /** Known, and no concern of anybody's. */
    record Ignored() implements Meaning {}

    /** A page for people who look for help or privacy: it silences the vendor's other names. */
    record ProtectedSite() implements Meaning {}

    /** In nobody's file: IT is asked once. */
    record Unmapped() implements Meaning {}
  }

  private static final String ANY = "any";
  private static final String AT_MOST = " at most ";
  private static final Meaning UNMAPPED = new Meaning.Unmapped();
  private static final Recent<String> FOLDED = new Recent<>(11, VendorMap::fold);

  private final Map<String, Map<String, Meaning>> vendors;

  private VendorMap(Map<String, Map<String, Meaning>> vendors) {
    this.vendors = vendors;
  }

  /** The mappings that come with Handbell. */
  public static VendorMap standard() {
    return load(DataFile.listed("vendor"));
  }

  /**
   * Mappings of these files.
   *
   * @throws LexiconException naming every fault in them
   */
  public static VendorMap load(List<DataFile> files) {
    Map<String, Map<String, Meaning>> vendors = new HashMap<>();
    List<String> faults = new ArrayList<>();
    for (DataFile file : files) {
      try {
        read(file.section(), vendors);
      } catch (LexiconException e) {
        faults.addAll(e.faults());
      }
    }
    if (!faults.isEmpty()) {
      throw new LexiconException(faults);
    }
    return new VendorMap(vendors);
  }

  /** What that vendor means by that name. */
  public Meaning of(String vendor, String name) {
    Map<String, Meaning> names = vendors.get(vendor);
    names = names == null ? vendors.getOrDefault(FOLDED.of(vendor), anyVendors()) : names;
    Meaning known = names.get(name);
    return known != null ? known : names.getOrDefault(FOLDED.of(name), UNMAPPED);
  }

  private Map<String, Meaning> anyVendors() {
    return vendors.getOrDefault(ANY, Map.of());
  }

  private static void read(Section file, Map<String, Map<String, Meaning>> vendors) {
    Map<String, Section> fields =
        file.fields(Set.of("vendor", "categories", "ignored", "protected"));
    Section vendor = fields.get("vendor");
    if (vendor == null) {
      throw file.failure("'vendor' is missing");
    }
    Map<String, Meaning> names = new HashMap<>();
    if (fields.containsKey("categories")) {
      fields.get("categories").fields().forEach((name, id) -> put(names, name, mapped(id), id));
    }
    for (Section name : items(fields, "ignored")) {
      put(names, name.text(), new Meaning.Ignored(), name);
    }
    for (Section name : items(fields, "protected")) {
      put(names, name.text(), new Meaning.ProtectedSite(), name);
    }
    vendors.put(vendor.text(), names);
    vendors.put(fold(vendor.text()), names);
  }

  private static List<Section> items(Map<String, Section> fields, String key) {
    Section list = fields.get(key);
    return list == null ? List.of() : list.items();
  }

  private static Meaning mapped(Section id) {
    int limit = id.text().indexOf(AT_MOST);
    String name = limit < 0 ? id.text() : id.text().substring(0, limit);
    Category category =
        Category.find(name)
            .orElseThrow(() -> id.failure("no category '" + name + "' in the taxonomy"));
    return limit < 0
        ? new Meaning.Mapped(category)
        : new Meaning.Mapped(category, most(id.text().substring(limit + AT_MOST.length()), id));
  }

  private static Priority most(String priority, Section at) {
    for (Priority known : Priority.values()) {
      if (known.name().equals(priority)) {
        return known;
      }
    }
    throw at.failure("'" + priority + "' is no priority; use P2, P3 or P4");
  }

  /** Under each name as written, too: that is how it mostly comes, and needs no folding. */
  private static void put(Map<String, Meaning> names, String words, Meaning meaning, Section at) {
    for (String name : words.split(" \\| ", -1)) {
      if (names.put(fold(name), meaning) != null) {
        throw at.failure("'" + name + "' stands here a second time");
      }
      names.put(name, meaning);
    }
  }

  private static String fold(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    for (char c : name.toLowerCase(Locale.ROOT).replace("&", "and").toCharArray()) {
      if (Character.isLetterOrDigit(c)) {
        folded.append(c);
      }
    }
    return folded.toString();
  }
}
