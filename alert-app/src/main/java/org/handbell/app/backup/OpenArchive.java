package org.handbell.app.backup;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An archive that was looked through: every byte is what was written. */
final class OpenArchive implements AutoCloseable {

  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  private OpenArchive(Path file, ZipFile zip, Manifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Opens an archive and checks all of it.
   *
   * @param newest the newest change of the register's tables that this Handbell makes
   * @throws BackupException when it is damaged, or older or newer than can be put back
   */
  static OpenArchive open(Path file, int newest) throws BackupException, IOException {
    if (!Files.isReadable(file)) {
      throw new BackupException("cannot read %s: name a backup's file".formatted(file));
    }
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (IOException e) {
      throw damaged(file, "it is no whole archive");
    }
    try {
      OpenArchive open = new OpenArchive(file, zip, manifest(file, zip));
      open.manifest.requireReadable(newest);
      open.check();
      return open;
    } catch (BackupException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static Manifest manifest(Path file, ZipFile zip) throws BackupException {
    ZipEntry entry = zip.getEntry(Manifest.ENTRY);
    if (entry == null) {
      throw new BackupException(file + " is no backup of Handbell: name another file");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      // a newer one may say more; what it is decides
      return new ObjectMapper()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(in, Manifest.class);
    } catch (JacksonException e) {
      throw damaged(file, "its manifest cannot be read");
    } catch (IOException e) {
      throw damaged(file, "its manifest does not match its checksum");
    }
  }

  private void check() throws BackupException {
    for (var each : manifest.files().entrySet()) {
      ZipEntry entry = zip.getEntry(each.getKey());
      if (entry == null) {
        throw damaged(file, each.getKey() + " is missing");
      }
      try (InputStream in = zip.getInputStream(entry);
          DigestInputStream summed = new DigestInputStream(in, Sums.digest())) {
        summed.transferTo(OutputStream.nullOutputStream());
        String sum = HexFormat.of().formatHex(summed.getMessageDigest().digest());
        if (!sum.equals(each.getValue())) {
          throw damaged(file, each.getKey() + " is not what was written");
        }
      } catch (IOException e) {
        throw damaged(file, each.getKey() + " is not what was written");
      }
    }
  }

  private static BackupException damaged(Path file, String how) {
    return new BackupException(
        "%s is damaged (%s): nothing was restored; use another copy of it, or the backup before"
            .formatted(file, how));
  }

  Manifest manifest() {
    return manifest;
  }

  /** The entries that begin so. */
  List<String> entries(String prefix) {
    return manifest.files().keySet().stream()
        .filter(entry -> entry.startsWith(prefix))
        .sorted()
        .toList();
  }

  boolean has(String entry) {
    return manifest.files().containsKey(entry);
  }

  /** How many bytes it takes on disk. */
  long size() {
    return zip.stream().mapToLong(ZipEntry::getSize).sum();
  }

  /** Writes an entry to a file that is not there yet, in that folder, and to disk. */
  void extract(String entry, Path folder, String name) throws IOException {
    Path target = folder.resolve(name).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("an entry would lie outside its folder");
    }
    OwnFiles.createFolder(OwnFiles.folderOf(target));
    try (InputStream in = zip.getInputStream(zip.getEntry(entry));
        FileChannel channel = OwnFiles.create(target)) {
      in.transferTo(Channels.newOutputStream(channel));
      channel.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
