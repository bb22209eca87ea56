package org.handbell.classifier.list;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Reads the file of a list line by line; no message of its faults quotes a line. */
final class ListLoader {

  /** One line in so many may be broken: published lists of a million names have such lines. */
  private static final int TOLERATED = 100;

  private static final String AGAIN = "; fetch the list again";

  private final ListConfig config;
  private final AddressHash hash;
  private final Holding addresses;
  private final Holding hosts;
  private final Holding domains;
  private final MessageDigest digest;
  private Path file;
  private int line;
  private int lines;
  private int skipped;
  private @Nullable ListException firstFault;

  ListLoader(ListConfig config, byte[] sealKey) {
    this.config = config;
    this.file = config.file();
    this.hash = new AddressHash(sealKey);
    this.addresses = holding();
    this.hosts = holding();
    this.domains = holding();
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private Holding holding() {
    if (config.format() == ListFormat.SHA256) {
      return new Holding.Digests(hash);
    }
    return UrlList.isIllegal(config.category()) ? new Holding.Sealed(hash) : new Holding.Plain();
  }

  UrlList load() {
    if (config.format() == ListFormat.UT1 && Files.isDirectory(config.file())) {
      loadFolder();
    } else {
      ListFormat format = config.format();
      loadFile(config.file(), format == ListFormat.UT1 ? ListFormat.DOMAINS : format);
    }
    if (firstFault != null && skipped * TOLERATED > lines) {
      throw firstFault;
    }
    UrlList list =
        new UrlList(
            config, addresses, hosts, domains, skipped, HexFormat.of().formatHex(digest.digest()));
    if (list.size() == 0) {
      throw fault("the list is empty" + AGAIN);
    }
    return list;
  }

  private void loadFolder() {
    Path names = config.file().resolve("domains");
    Path urls = config.file().resolve("urls");
    if (Files.exists(names)) {
      loadFile(names, ListFormat.DOMAINS);
    }
    if (Files.exists(urls)) {
      loadFile(urls, ListFormat.URLS);
    }
    file = config.file();
    line = 1;
  }

  private void loadFile(Path path, ListFormat format) {
    file = path;
    line = 1;
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String next = reader.readLine(); next != null; next = reader.readLine()) {
        read(next.strip(), format);
        line++;
      }
      line = 1;
    } catch (IOException e) {
      throw fault("cannot be read; check the path and who may read it");
    }
  }

  private void read(String text, ListFormat format) {
    String entry = text.startsWith("\ufeff") ? text.substring(1) : text;
    if (entry.startsWith("<")) {
      throw fault("this is a web page, not a list" + AGAIN);
    }
    if (entry.isEmpty() || entry.startsWith("#")) {
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
      case URLS ->
          addresses.add(Address.parse(entry).orElseThrow(() -> notA("web address")).text());
      case SHA256 -> sha256(entry);
      case HOSTS -> hostsLine(entry);
      case DOMAINS, UT1 -> domains.add(host(entry.replaceFirst("^\\*?\\.", "")));
    }
  }

  private void sha256(String entry) {
    String hex = entry.toLowerCase(Locale.ROOT);
    if (!hex.matches("[0-9a-f]{64}")) {
      throw notA("SHA-256 in 64 hex digits");
    }
    addresses.add(hex);
  }

  /** {@code 0.0.0.0 name name # remark}; the machine's own names are no entries. */
  private void hostsLine(String entry) {
    int remark = entry.indexOf('#');
    StringTokenizer words = new StringTokenizer(remark < 0 ? entry : entry.substring(0, remark));
    String first = words.nextToken();
    if (!words.hasMoreTokens()) {
      hosts.add(host(first));
      return;
    }
    while (words.hasMoreTokens()) {
      String name = host(words.nextToken());
      if (name.indexOf('.') > 0 && !name.equals("0.0.0.0") && !name.endsWith(".localdomain")) {
        hosts.add(name);
      }
    }
  }

  private String host(String entry) {
    String host = Address.host(entry);
    if (host.isEmpty()) {
      throw notA("host name");
    }
    return host;
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
