package org.handbell.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.handbell.classifier.list.Address;
import org.handbell.classifier.list.EntryHash;
import org.handbell.classifier.list.ListConfig;
import org.handbell.classifier.list.ListFormat;
import org.handbell.classifier.list.ListReader;
import org.handbell.classifier.list.ListSet;
import org.handbell.classifier.list.ListVersion;
import org.handbell.model.Category;

/** Lists of made-up domains, of any size, and addresses to look for on them. */
final class DomainLists {

  private static final EntryHash HASH = new EntryHash(new byte[32]);

  private DomainLists() {}

  /** So many domains spread over so many lists. */
  static ListSet of(int domains, int lists) throws IOException {
    List<Path> files = write(domains, lists);
    try {
      return load(files);
    } finally {
      delete(files);
    }
  }

  static List<Path> write(int domains, int lists) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int list = 0; list < lists; list++) {
      Path file = Files.createTempFile("domains", ".txt");
      try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        for (int i = list; i < domains; i += lists) {
          out.write(name(i));
          out.newLine();
        }
      }
      files.add(file);
    }
    return files;
  }

  static void delete(List<Path> files) throws IOException {
    for (Path file : files) {
      Files.delete(file);
    }
  }

  static ListSet load(List<Path> files) throws IOException {
    List<ListVersion> versions = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      versions.add(read("list-" + i, Category.CONTENT_SEXUAL, ListFormat.DOMAINS, files.get(i), i));
    }
    return ListSet.of(versions, HASH);
  }

  /** A list of illegal addresses, whole ones. */
  static ListSet illegal(int addresses) throws IOException {
    Path file = Files.createTempFile("illegal", ".txt");
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (int i = 0; i < addresses; i++) {
        out.write("https://" + name(i) + "/a/b/" + i);
        out.newLine();
      }
    }
    ListVersion list = read("illegal", Category.ILLEGAL_CSAM, ListFormat.URLS, file, 0);
    Files.delete(file);
    return ListSet.of(List.of(list), HASH);
  }

  private static ListVersion read(
      String id, Category category, ListFormat format, Path file, int number) throws IOException {
    ListReader reader = new ListReader(new ListConfig(id, category, file, format), HASH);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      reader.read(id, in);
    }
    return reader.done("%012d".formatted(number), Instant.EPOCH);
  }

  /** A domain of the lists. */
  static String name(int number) {
    return Integer.toString(number * 0x9e3779b1, 36).replace("-", "x") + "-site.example.com";
  }

  /** Addresses of which one in a hundred is listed. */
  static List<Address> addresses(int domains, String path, int count) {
    Random random = new Random(7);
    List<Address> addresses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean listed = random.nextInt(100) == 0;
      String host = listed ? "www2." + name(random.nextInt(domains)) : "cdn" + i + ".news.example";
      addresses.add(new Address(host, path, null));
    }
    return addresses;
  }
}
