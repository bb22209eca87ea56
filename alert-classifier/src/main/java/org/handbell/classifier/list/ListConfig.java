package org.handbell.classifier.list;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.handbell.model.Category;
import org.handbell.model.Risk;
import org.jspecify.annotations.Nullable;

/**
 * One list of the configuration.
 *
 * @param id as findings name it: {@code list:iwf}
 * @param category what an address on it belongs to; absent for what is allowed, and for a folder of
 *     format {@link ListFormat#UT1} with a folder for each category
 * @param schoolId the only school that it holds for; absent where it holds for all
 * @param origin where it comes from
 * @param proof how a complete list is known
 * @param limit most bytes that it may have, unpacked
 */
public record ListConfig(
    String id,
    @Nullable Category category,
    ListFormat format,
    ListUse use,
    @Nullable String schoolId,
    Origin origin,
    Proof proof,
    long limit) {

  public static final long DEFAULT_LIMIT = 512L << 20;

  /** Where a list comes from. */
  public sealed interface Origin {}

  /** A file, or a folder of format {@link ListFormat#UT1}; read again when it changes. */
  public record AtPath(Path path) implements Origin {}

  /**
   * An HTTPS address.
   *
   * @param authorization what the header of that name says; absent where none is asked for
   * @param every how often it is asked for something new
   */
  public record AtAddress(URI address, @Nullable String authorization, Duration every)
      implements Origin {

    public AtAddress {
      if (!"https".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
        throw new IllegalArgumentException("a list is fetched from an https:// address only");
      }
    }

    /** Without what it is asked with. */
    @Override
    public String toString() {
      return "AtAddress[" + address.getHost() + "]";
    }
  }

  /**
   * How a complete list is known.
   *
   * @param checksum path or address, absolute or beside the list, of its SHA-256 or manifest; empty
   *     where there is none
   * @param hits addresses that must be on it
   * @param misses addresses that must not
   */
  public record Proof(String checksum, List<String> hits, List<String> misses) {

    public static final Proof NONE = new Proof("", List.of(), List.of());

    public Proof {
      hits = List.copyOf(hits);
      misses = List.copyOf(misses);
    }
  }

  /** A list of one category in a file. */
  public ListConfig(String id, @Nullable Category category, Path file, ListFormat format) {
    this(id, category, format, ListUse.BLOCK, null, new AtPath(file), Proof.NONE, DEFAULT_LIMIT);
  }

  public ListConfig {
    if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "a list's id is lower-case letters, digits and hyphens, at most 40");
    }
    if (use == ListUse.ALLOW && category != null) {
      throw new IllegalArgumentException("a list of what is allowed has no category");
    }
    if (use == ListUse.BLOCK && category == null && format != ListFormat.UT1) {
      throw new IllegalArgumentException("category is missing: what an address on it belongs to");
    }
  }

  /** True where an address on it is illegal. */
  public boolean isIllegal() {
    return category != null && category.risk() == Risk.ILLEGAL;
  }

  /** What a kept version must have been read as to be of use still. */
  public String shape() {
    return format.id()
        + " "
        + use.id()
        + " "
        + (category == null ? "-" : category.id())
        + " "
        + (schoolId == null ? "-" : schoolId);
  }

  /** What the list says of an address of that category. */
  Label label(@Nullable Category of) {
    return new Label(id, of, schoolId, use == ListUse.ALLOW);
  }
}
