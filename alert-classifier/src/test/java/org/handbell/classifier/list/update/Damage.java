package org.handbell.classifier.list.update;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What can become of a list on its way, and how it is found out: by its checksum, where {@link
 * #needsChecksum} says so, else by the list alone.
 */
enum Damage {
  CUT_IN_HALF(false),
  CUT_A_LITTLE(true),
  BITS_FLIPPED(true),
  GARBAGE(false),
  WEB_PAGE(false),
  ERROR_PAGE_AS_TEXT(false),
  EMPTY(false),
  ONLY_REMARKS(false),
  HUNDREDFOLD(false),
  ANOTHER_LIST(true),
  GZIP_CUT(false),
  GZIP_FLIPPED(true),
  GZIP_BOMB(false),
  ZIP_BOMB(false),
  ZIP_OUT_OF_ITS_FOLDER(false),
  ZIP_WITHOUT_FILES(false),
  ONE_ENDLESS_LINE(false),
  BROKEN_LINES(false);

  private final boolean checksum;

  Damage(boolean checksum) {
    this.checksum = checksum;
  }

  boolean needsChecksum() {
    return checksum;
  }

  byte[] done(String list, Random random) {
    byte[] plain = list.getBytes(StandardCharsets.UTF_8);
    return switch (this) {
      case CUT_IN_HALF -> Arrays.copyOf(plain, random.nextInt(plain.length * 3 / 4));
      case CUT_A_LITTLE -> Arrays.copyOf(plain, plain.length - 1 - random.nextInt(200));
      case BITS_FLIPPED -> flipped(plain, random);
      case GARBAGE -> garbage(random);
      case WEB_PAGE -> bytes("<!DOCTYPE html><html><body>" + list + "</body></html>");
      case ERROR_PAGE_AS_TEXT -> bytes("Error " + random.nextInt() + "\nplease sign in\n");
      case EMPTY -> new byte[0];
      case ONLY_REMARKS -> bytes("# nothing today\n".repeat(1 + random.nextInt(50)));
      case HUNDREDFOLD -> hundredfold(random);
      case ANOTHER_LIST -> bytes(list.replace("site", "page" + random.nextInt(100)));
      case GZIP_CUT -> cut(gzip(plain), random);
      case GZIP_FLIPPED -> flipped(gzip(plain), random);
      case GZIP_BOMB -> gzip(new byte[2 << 20]);
      case ZIP_BOMB -> zip("list.txt", bytes("a.example\n".repeat(300_000)));
      case ZIP_OUT_OF_ITS_FOLDER -> zip("../".repeat(1 + random.nextInt(5)) + "etc/x", plain);
      case ZIP_WITHOUT_FILES -> zip("", plain);
      case ONE_ENDLESS_LINE -> bytes("a.example".repeat(4_000 + random.nextInt(4_000)));
      case BROKEN_LINES -> bytes(list.replace("site1", "no host " + random.nextInt()));
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] flipped(byte[] good, Random random) {
    byte[] bad = good.clone();
    for (int flips = 1 + random.nextInt(5); flips > 0; flips--) {
      bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bad;
  }

  private static byte[] cut(byte[] good, Random random) {
    return Arrays.copyOf(good, 10 + random.nextInt(good.length - 10));
  }

  private static byte[] garbage(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(20_000)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] hundredfold(Random random) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 6_000; i++) {
      lines.append(String.format(Locale.ROOT, "x%d-%d.example%n", i, random.nextInt(1_000)));
    }
    return bytes(lines.toString());
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] zip(String name, byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      if (!name.isEmpty()) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(plain);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** An archive as tar makes it. */
  static byte[] tar(String name, String content) {
    byte[] data = bytes(content);
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 124, String.format(Locale.ROOT, "%011o", data.length));
    header[156] = '0';
    put(header, 257, "ustar");
    byte[] all = Arrays.copyOf(header, 512 + (data.length + 511) / 512 * 512 + 1024);
    System.arraycopy(data, 0, all, 512, data.length);
    return all;
  }

  private static void put(byte[] header, int at, String text) {
    System.arraycopy(bytes(text), 0, header, at, text.length());
  }
}
