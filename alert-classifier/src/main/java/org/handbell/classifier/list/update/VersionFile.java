package org.handbell.classifier.list.update;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.handbell.classifier.list.Entries;
import org.handbell.classifier.list.Label;
import org.handbell.classifier.list.ListVersion;
import org.handbell.model.Category;

/** A version of a list on disk: its hashes and where they came from, sealed by a SHA-256. */
final class VersionFile {

  private static final int FORM = 0x48424c31;
  private static final int SEAL = 32;

  private VersionFile() {}

  /**
   * Writes it so that it is on disk when this returns.
   *
   * @param shape what the list was read as
   * @param keyMark what its entries were hashed with
   */
  static void write(Path file, ListVersion version, String shape, long keyMark) throws IOException {
    MessageDigest digest = sha256();
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        BufferedOutputStream plain =
            new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        DataOutputStream out =
            new DataOutputStream(
                new BufferedOutputStream(new DigestOutputStream(plain, digest), 1 << 16))) {
      out.writeInt(FORM);
      out.writeLong(keyMark);
      out.writeUTF(shape);
      out.writeUTF(version.list());
      out.writeUTF(version.digest());
      out.writeLong(version.taken().toEpochMilli());
      out.writeInt(version.lines());
      out.writeInt(version.skipped());
      out.writeInt(version.entries().size());
      for (Map.Entry<Label, Entries> part : version.entries().entrySet()) {
        write(out, part.getKey(), part.getValue());
      }
      out.flush();
      plain.write(digest.digest());
      plain.flush();
      channel.force(true);
    }
  }

  private static void write(DataOutputStream out, Label label, Entries entries) throws IOException {
    out.writeUTF(label.category() == null ? "" : label.category().id());
    out.writeUTF(label.schoolId() == null ? "" : label.schoolId());
    out.writeBoolean(label.own());
    out.writeInt(entries.kinds());
    out.writeInt(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      out.writeLong(entries.get(i));
    }
  }

  /**
   * Reads it back.
   *
   * @throws IOException when it is damaged, or of no use with this shape and key
   */
  static ListVersion read(Path file, String shape, long keyMark) throws IOException {
    MessageDigest digest = sha256();
    try (BufferedInputStream plain = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        DataInputStream in = new DataInputStream(new DigestInputStream(plain, digest))) {
      if (in.readInt() != FORM || in.readLong() != keyMark || !in.readUTF().equals(shape)) {
        throw new IOException(file.getFileName() + " was made with other settings");
      }
      ListVersion version = read(in, Files.size(file));
      if (!Arrays.equals(digest.digest(), plain.readNBytes(SEAL))) {
        throw new IOException(file.getFileName() + " is damaged");
      }
      return version;
    }
  }

  private static ListVersion read(DataInputStream in, long fileSize) throws IOException {
    String list = in.readUTF();
    String digest = in.readUTF();
    Instant taken = Instant.ofEpochMilli(in.readLong());
    int lines = in.readInt();
    int skipped = in.readInt();
    Map<Label, Entries> entries = new LinkedHashMap<>();
    for (int parts = in.readInt(); parts > 0; parts--) {
      String category = in.readUTF();
      String school = in.readUTF();
      Label label =
          new Label(
              list,
              category.isEmpty() ? null : Category.of(category),
              school.isEmpty() ? null : school,
              in.readBoolean());
      entries.put(label, entries(in, fileSize));
    }
    return new ListVersion(list, digest, taken, lines, skipped, entries);
  }

  private static Entries entries(DataInputStream in, long fileSize) throws IOException {
    int kinds = in.readInt();
    int size = in.readInt();
    if (size < 0 || size > fileSize / Long.BYTES) {
      throw new IOException("a kept version is damaged");
    }
    byte[] bytes = new byte[1 << 13];
    long[] hashes = new long[Math.max(1, size)];
    for (int done = 0; done < size; ) {
      int now = Math.min(size - done, bytes.length / Long.BYTES);
      in.readFully(bytes, 0, now * Long.BYTES);
      ByteBuffer.wrap(bytes).asLongBuffer().get(hashes, done, now);
      done += now;
    }
    return new Entries(hashes, size, kinds);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
