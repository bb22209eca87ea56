package org.handbell.classifier.list;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import org.handbell.classifier.list.EntryHash.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a list consists of, one text after the other, and keeps nothing but hashes. No message
 * of its faults quotes a line.
 */
public final class ListReader {

  /** One line in so many may be broken: published lists of a million names have such lines. */
  private static final int TOLERATED = 1_000;

  private static final String AGAIN = "; fetch the list again";

  private final ListConfig config;
  private final EntryHash hash;
  private final Ut1Folders folders;
  private final Map<Label, Entries> all = new LinkedHashMap<>();
  private Entries entries = new Entries();
  private String file = "";
  private String last = "";
  private int line;
  private int lines;
  private int skipped;
  private @Nullable ListException firstFault;

  public ListReader(ListConfig config, EntryHash hash) {
    this.config = config;
    this.hash = hash;
    this.folders = new Ut1Folders();
  }

  /**
   * Reads one text of the list.
   *
   * @param name what the text is called, for messages; in a list of several files where each
   *     stands: {@code gambling/domains}
   * @throws ListException when it is none
   */
  public void read(String name, InputStream in) throws IOException {
    if (config.format() != ListFormat.UT1) {
      read(name, in, config.format(), config.label(config.category()));
    } else if (folders.isUsage(name)) {
      folders.usage(name, in);
    } else {
      Optional<Ut1Folders.Part> part = folders.part(name, config);
      if (part.isPresent()) {
        read(name, in, part.get().format(), part.get().label());
      }
    }
  }

  private void read(String name, InputStream in, ListFormat format, Label label)
      throws IOException {
    file = name;
    line = 0;
    entries = all.computeIfAbsent(label, any -> new Entries());
    LineSource source = new LineSource(in);
    for (String next = source.next(); next != null; next = source.next()) {
      line++;
      read(next, format);
    }
  }

  private void read(String text, ListFormat format) {
    String entry = line == 1 && text.startsWith("\ufeff") ? text.substring(1) : text;
    if (entry.isEmpty()) {
      return;
    }
    char first = entry.charAt(0);
    if (first == '<' || first == '{') {
      throw fault("this is a web page, not a list" + AGAIN);
    }
    last = entry;
    if (first == '#') {
      return;
    }
    lines++;
    try {
      add(entry, format);
    } catch (ListException e) {
      firstFault = firstFault == null ? e : firstFault;
      skipped++;
    }
  }

  private void add(String entry, ListFormat format) {
    switch (format) {
      case URLS -> address(entry);
      case SHA256 -> sha256(entry);
      case HOSTS -> hostsLine(entry);
      case DOMAINS, UT1 -> entries.add(Kind.DOMAIN, hash.of(Kind.DOMAIN, domain(entry)));
    }
  }

  /** {@code *.bad.example} is a domain; with a path it is that path on every host below. */
  private void address(String entry) {
    int scheme = entry.indexOf("://");
    String bare = scheme < 0 ? entry : entry.substring(scheme + 3);
    boolean anywhere = bare.startsWith("*.");
    String plain = bare.endsWith("*") ? bare.substring(0, bare.length() - 1) : bare;
    Address address =
        Address.parse(anywhere ? plain.substring(2) : plain)
            .filter(read -> isListed(read.hostName()))
            .orElseThrow(() -> notA("web address"));
    Kind kind =
        !anywhere
            ? Kind.ADDRESS
            : address.text().equals(address.hostName()) ? Kind.DOMAIN : Kind.ANYWHERE;
    entries.add(kind, hash.of(kind, address.text()));
  }

  private void sha256(String entry) {
    String hex = entry.toLowerCase(Locale.ROOT);
    if (!hex.matches("[0-9a-f]{64}")) {
      throw notA("SHA-256 in 64 hex digits");
    }
    entries.add(Kind.DIGEST, hash.of(Kind.DIGEST, hex));
  }

  /** {@code 0.0.0.0 name name # remark}; the machine's own names are no entries. */
  private void hostsLine(String entry) {
    int remark = entry.indexOf('#');
    StringTokenizer words = new StringTokenizer(remark < 0 ? entry : entry.substring(0, remark));
    String first = words.nextToken();
    if (!words.hasMoreTokens()) {
      host(first);
      return;
    }
    if (!isAddress(first)) {
      throw notA("line of a hosts file");
    }
    while (words.hasMoreTokens()) {
      String name = words.nextToken();
      if (name.indexOf('.') > 0 && !name.equals("0.0.0.0") && !name.endsWith(".localdomain")) {
        host(name);
      }
    }
  }

  private void host(String name) {
    entries.add(Kind.HOST, hash.of(Kind.HOST, listed(name)));
  }

  private static boolean isAddress(String word) {
    return word.chars().allMatch(c -> c == '.' || c == ':' || Character.digit(c, 16) >= 0);
  }

  private String domain(String entry) {
    int from = entry.startsWith("*.") ? 2 : entry.startsWith(".") ? 1 : 0;
    return listed(from == 0 ? entry : entry.substring(from));
  }

  private String listed(String entry) {
    String host = Address.host(entry);
    if (!isListed(host)) {
      throw notA("host name");
    }
    return host;
  }

  /** A name without a dot is a word of an error message rather than a host of the Internet. */
  private static boolean isListed(String host) {
    return host.indexOf('.') > 0 || host.startsWith("[");
  }

  /**
   * Everything that was read.
   *
   * @param digest SHA-256 of what it was read from, in hex
   * @throws ListException when it is empty, or too much of it is broken
   */
  public ListVersion done(String digest, Instant taken) {
    if (firstFault != null && (long) skipped * TOLERATED > lines) {
      throw firstFault;
    }
    ListVersion version = new ListVersion(config.id(), digest, taken, lines, skipped, all);
    if (version.size() == 0) {
      throw new ListException("the list is empty" + AGAIN);
    }
    return version;
  }

  /** The last line that is not empty. */
  public String lastLine() {
    return last;
  }

  private ListException notA(String what) {
    return fault(
        "not a "
            + what
            + "; mend the line or set the list's format (now "
            + config.format().id()
            + ")");
  }

  private ListException fault(String what) {
    return new ListException(file, line, what);
  }
}
