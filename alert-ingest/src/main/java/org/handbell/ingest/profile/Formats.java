package org.handbell.ingest.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handbell.document.Document;
import org.handbell.document.Fault;
import org.handbell.ingest.parse.CodedFormats;
import org.handbell.ingest.parse.LineFormat;

/** Every format that a source may have: those in code, the school's own profiles, the bundled. */
public final class Formats {

  /** The name that stands for finding out. */
  public static final String AUTO = "auto";

  private static final Formats BUNDLED = new Formats(Bundled.profiles());

  private final List<Profile> profiles;
  private final List<LineFormat> formats;

  private Formats(List<Profile> profiles) {
    this.profiles = List.copyOf(profiles);
    List<LineFormat> all = new ArrayList<>(CodedFormats.all());
    profiles.stream().map(ProfileFormat::new).forEach(all::add);
    this.formats = List.copyOf(all);
  }

  /** What Handbell brings along. */
  public static Formats bundled() {
    return BUNDLED;
  }

  /**
   * These profiles before the bundled ones; one with a bundled name takes its place.
   *
   * @throws ProfileException with every fault of every file; a test that fails is one
   */
  public Formats with(List<Path> files) throws ProfileException {
    List<Profile> own = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (Path file : files) {
      own.add(read(Document.of(file, unset -> null), faults));
    }
    if (!faults.isEmpty()) {
      throw new ProfileException(faults);
    }
    List<String> names = own.stream().map(Profile::name).toList();
    Stream<Profile> others = profiles.stream().filter(one -> !names.contains(one.name()));
    return new Formats(Stream.concat(own.stream(), others).toList());
  }

  static Profile read(Document document, List<Fault> faults) {
    Profile profile = ProfileReader.read(document);
    if (document.faults().isEmpty()) {
      ProfileFormat format = new ProfileFormat(profile);
      for (ProfileTest test : profile.tests()) {
        Trial.faults(format, test).forEach(fault -> document.note(test.row(), test.place(), fault));
      }
    }
    faults.addAll(document.faults());
    return profile;
  }

  /** The names that a source's {@code format} may have. */
  public List<String> names() {
    return Stream.concat(Stream.of(AUTO), formats.stream().map(LineFormat::name)).toList();
  }

  /** The names of the first profiles: those of the files given last. */
  public List<String> ownNames(int files) {
    return profiles.stream().limit(files).map(Profile::name).toList();
  }

  /** What to set on the product, by topic; empty for a format without a guide. */
  public Map<String, String> guide(String name) {
    return profiles.stream()
        .filter(profile -> profile.name().equals(name))
        .findFirst()
        .map(Profile::guide)
        .orElse(Map.of());
  }

  /**
   * A product that Handbell knows by a profile.
   *
   * @param name what a source's {@code format} says
   * @param guide what to set on it, by topic
   * @param examples the lines that the profile shows
   */
  public record Product(
      String name,
      String vendor,
      String product,
      Map<String, String> guide,
      List<String> examples) {}

  /** The products described, in the order in which {@code auto} tries them. */
  public List<Product> products() {
    return profiles.stream().map(Formats::product).toList();
  }

  private static Product product(Profile profile) {
    List<String> examples =
        profile.tests().stream().flatMap(test -> test.lines().stream()).toList();
    return new Product(
        profile.name(), profile.vendor(), profile.product(), profile.guide(), examples);
  }

  /**
   * The lines by which a profile shows what a web request looks like, each with those before it
   * that it needs, such as a heading; none for a format that is no profile.
   */
  public List<List<String>> requests(String name) {
    return profiles.stream()
        .filter(profile -> profile.name().equals(name))
        .flatMap(profile -> profile.tests().stream())
        .filter(test -> test.event() != null && !test.signOn())
        .map(ProfileTest::lines)
        .toList();
  }

  /** In the order in which {@code auto} tries them. */
  public List<LineFormat> inOrder() {
    return formats;
  }

  List<Profile> profiles() {
    return profiles;
  }
}
