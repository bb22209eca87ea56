package org.handbell.ingest.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.handbell.ingest.file.SourceLines.Header;
import org.jspecify.annotations.Nullable;

/**
 * One log from its first line to its last, whatever names it has meanwhile. When it is truncated,
 * it has ended and another has begun.
 */
final class TailedFile {

  /** What reading on gave. */
  enum Progress {
    /** All there is has been read. */
    AT_END,
    /** There may be more. */
    MORE,
    /** The file was truncated, or another stands in its place. */
    REPLACED
  }

  private static final int HEADER_BYTES = 64 << 10;
  private static final int TELLING = 16;

  private final SourceLines lines;
  private final FileMeters meters;
  private @Nullable Content content;
  private Path path;
  private String inode;
  private byte[] head = new byte[0];
  private Fingerprint fingerprint;
  private @Nullable LineCutter cutter;
  private TextForm form = TextForm.BYTES;
  private @Nullable LineIds ids;
  private @Nullable List<Header> headers;
  private @Nullable Instant rotated;
  private long lineStart;
  private long scanned;
  private long seen;
  private long looked = -1;
  private volatile long durable;
  private volatile boolean halfLine; // the last line has no end and is not on disk yet
  private long appended;
  private boolean ended;
  private boolean givenUp;

  private TailedFile(
      SourceLines lines, FileMeters meters, Path path, String inode, Fingerprint fingerprint) {
    this.lines = lines;
    this.meters = meters;
    this.path = path;
    this.inode = inode;
    this.fingerprint = fingerprint;
  }

  /** A file of which nothing was read yet. */
  static TailedFile fresh(SourceLines lines, FileMeters meters, Path path, Content content)
      throws IOException {
    TailedFile file =
        new TailedFile(lines, meters, path, content.inode(), Fingerprint.of(content.head()));
    file.attach(path, content);
    return file;
  }

  /** A file that was read up to a place before, and must be found again. */
  static TailedFile remembered(SourceLines lines, FileMeters meters, Checkpoint.Place place) {
    TailedFile file =
        new TailedFile(lines, meters, place.path(), place.inode(), place.fingerprint());
    file.lineStart = place.offset();
    file.durable = place.offset();
    file.appended = place.offset();
    file.seen = place.seen();
    file.rotated = place.rotated();
    return file;
  }

  /** Where reading may go on after a crash; null while nothing tells the file from others. */
  Checkpoint.@Nullable Place place() {
    return fingerprint.length() == 0
        ? null
        : new Checkpoint.Place(fingerprint, durable, Math.max(seen, durable), inode, rotated, path);
  }

  /** The file was found, under this name. */
  void attach(Path foundAt, Content found) throws IOException {
    content = found;
    path = foundAt;
    inode = found.inode();
    know(found.head());
    cutter = null;
    scanned = lineStart;
    seen = Math.max(seen, found.isWhole() ? 0 : found.size());
    looked = -1;
  }

  private void know(byte[] longerHead) {
    if (longerHead.length != head.length || fingerprint.length() != head.length) {
      head = longerHead;
      fingerprint = Fingerprint.of(head);
    }
  }

  boolean isAttached() {
    return content != null;
  }

  /** True where a file that begins so may be this one. */
  boolean mayBe(byte[] otherHead) {
    return fingerprint.length() > 0 && fingerprint.begins(otherHead);
  }

  /** True where the other begins as this does, by a line that tells something at least. */
  boolean isCopiedBy(byte[] otherHead) {
    int common = Math.min(head.length, otherHead.length);
    boolean tells = common == Fingerprint.MOST;
    for (int i = 0; i < common; i++) {
      if (head[i] != otherHead[i]) {
        return false;
      }
      tells |= head[i] == '\n' && i >= TELLING;
    }
    return tells;
  }

  String inode() {
    return inode;
  }

  /** True where it has, or had when last seen, that number. */
  boolean isAt(String otherInode) {
    return inode.equals(otherInode);
  }

  /** True where nothing is added to it any more: it is an archive. */
  boolean isWhole() {
    return content().isWhole();
  }

  String name() {
    return String.valueOf(path.getFileName());
  }

  Path path() {
    return path;
  }

  Fingerprint fingerprint() {
    return fingerprint;
  }

  long lineStart() {
    return lineStart;
  }

  /** Since when another file has had its name; null while it has it. */
  @Nullable Instant rotated() {
    return rotated;
  }

  void rotated(@Nullable Instant when) {
    rotated = when;
  }

  /** Bytes that were seen in it and not read as whole lines. */
  long unread() {
    return Math.max(0, seen - (ended ? scanned : lineStart));
  }

  boolean isEnded() {
    return ended;
  }

  /** The rest of it is not to be had. */
  void giveUp() {
    ended = true;
    givenUp = true;
  }

  boolean isGivenUp() {
    return givenUp;
  }

  /** True when its last line is on disk in the spool. */
  boolean isDone() {
    return ended && durable >= appended && !halfLine;
  }

  private Content content() {
    if (content == null) {
      throw new IllegalStateException("the file was not found yet");
    }
    return content;
  }

  /** Looks whether it still is what was read, and how much there is. */
  boolean isReplaced() throws IOException {
    if (content().isWhole()) {
      return false;
    }
    long size = content().size();
    if (size < scanned) {
      return true;
    }
    if (size != looked) {
      if (!isSameHead()) {
        return true;
      }
      looked = size;
      seen = Math.max(seen, size);
    }
    return false;
  }

  private boolean isSameHead() throws IOException {
    byte[] now = content().head();
    if (now.length < head.length || !Arrays.equals(now, 0, head.length, head, 0, head.length)) {
      return false;
    }
    know(now);
    return true;
  }

  /** Reads on by one block. */
  Progress read(byte[] block) throws IOException {
    boolean grows = !content().isWhole();
    if (grows && scanned == content().size()) {
      return Progress.AT_END;
    }
    int length = content().read(block, scanned);
    if (grows && !isSameHead()) {
      return Progress.REPLACED; // what was read may be another file's
    }
    if (length == 0 || !isReadable()) {
      return Progress.AT_END;
    }
    int taken = feed(block, length);
    return taken == block.length ? Progress.MORE : Progress.AT_END;
  }

  /** False while there is too little to tell how it writes characters. */
  private boolean isReadable() {
    TextForm told = TextForm.of(head);
    form = told == null ? TextForm.BYTES : told;
    return told != null || content().isWhole();
  }

  private int feed(byte[] block, int length) throws IOException {
    if (cutter == null) {
      cutter = new LineCutter(form, scanned);
    }
    if (!lines.isFrom(this)) {
      lines.enter(this, headers());
    }
    int taken = cutter.feed(block, length, this::take);
    scanned += taken;
    seen = Math.max(seen, scanned);
    lineStart = cutter.lineStart();
    return taken;
  }

  private void take(long start, long next, byte[] bytes, boolean truncated) {
    if (take(start, next, bytes, truncated, () -> durable = next)) {
      appended = next;
    }
  }

  /** Half a line tells its file from no other: no place is remembered behind it. */
  private void takeHalf(long start, long next, byte[] bytes, boolean truncated) {
    halfLine = true;
    if (!take(start, next, bytes, truncated, () -> halfLine = false)) {
      halfLine = false;
    }
  }

  private boolean take(
      long start, long next, byte[] bytes, boolean truncated, Runnable whenDurable) {
    byte[] line = form.toUtf8(bytes, false);
    meters.read(next - start);
    if (line.length > 0) {
      lines.append(ids().id(start, line), line, truncated, whenDurable);
    }
    return line.length > 0;
  }

  private LineIds ids() {
    if (ids == null) {
      ids = new LineIds(lines.sourceId(), head);
    }
    return ids;
  }

  /** The lines at its beginning without which those behind cannot be read, once they are behind. */
  private List<Header> headers() throws IOException {
    if (headers == null && lineStart > 0) {
      byte[] start = new byte[(int) Math.min(HEADER_BYTES, lineStart)];
      int length = content().read(start, 0);
      headers = Header.leading(form, start, length, ids());
    }
    return headers == null ? List.of() : headers;
  }

  /** Nothing more comes: what stands behind the last line's end is a line too. */
  void end(byte[] block) throws IOException {
    if (cutter == null || scanned < content().size()) {
      int length = content().read(block, scanned);
      if (length > 0) {
        feed(block, length);
      }
    }
    if (cutter != null) {
      cutter.end(this::takeHalf);
      lineStart = cutter.lineStart();
    }
    ended = true;
    close();
  }

  void close() throws IOException {
    if (content != null) {
      content.close();
      content = null;
    }
  }
}
