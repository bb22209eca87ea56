package org.handbell.app.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A data folder as it stood at one moment. Large files are linked, and copied when everything runs
 * again: they only ever grow, so that their first bytes stay what they were.
 */
final class Moment {

  private static final int SMALL = 16 << 10;

  private final Path data;
  private final Path links;
  private final Set<Path> elsewhere;

  /**
   * @param links an empty folder on the same file system; must be in the data folder
   * @param elsewhere files that are copied in another way
   */
  Moment(Path data, Path links, Set<Path> elsewhere) {
    this.data = data;
    this.links = links;
    this.elsewhere = elsewhere;
  }

  /** What belongs into a backup of files that nobody is changing. */
  List<Piece> asItStands() throws IOException {
    List<Piece> pieces = new ArrayList<>();
    for (Path file : belonging()) {
      pieces.add(Piece.whole(entry(file), data.resolve(file)));
    }
    return pieces;
  }

  /** The same of files that will be changed as soon as this returns. */
  List<Piece> caught() throws IOException {
    List<Piece> pieces = new ArrayList<>();
    for (Path file : belonging()) {
      Path whole = data.resolve(file);
      long size = Files.size(whole);
      if (size <= SMALL) {
        pieces.add(new Piece(entry(file), whole, size, Files.readAllBytes(whole)));
      } else {
        Path link = links.resolve(Integer.toString(pieces.size()));
        pieces.add(new Piece(entry(file), Files.createLink(link, whole), size, null));
      }
    }
    return pieces;
  }

  private List<Path> belonging() throws IOException {
    List<Path> files = new ArrayList<>();
    var unused =
        Files.walkFileTree(
            data,
            new SimpleFileVisitor<Path>() {
              @Override
              public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
                return folder.equals(links)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                if (about.isRegularFile()) {
                  files.add(data.relativize(file));
                }
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                  return FileVisitResult.CONTINUE;
                }
                throw e;
              }
            });
    return Belonging.of(files, elsewhere);
  }

  private static String entry(Path file) {
    return Entries.DATA + file.toString().replace('\\', '/');
  }
}
