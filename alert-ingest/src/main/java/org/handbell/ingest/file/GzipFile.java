package org.handbell.ingest.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;

/** An open log that was compressed when it was rotated; places are those of what it unpacks to. */
final class GzipFile implements Content {

  private static final int BUFFER = 64 << 10;

  private final FileChannel channel;
  private final String inode;
  private final byte[] head;
  private InputStream unpacked;
  private long position;

  private GzipFile(FileChannel channel, String inode) throws IOException {
    this.channel = channel;
    this.inode = inode;
    this.unpacked = fromStart();
    this.head = unpacked.readNBytes(Fingerprint.MOST);
    this.position = head.length;
  }

  static GzipFile open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new GzipFile(channel, Content.inodeOf(path));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private InputStream fromStart() throws IOException {
    return new GZIPInputStream(Channels.newInputStream(channel.position(0)), BUFFER);
  }

  @Override
  public int read(byte[] into, long at) throws IOException {
    if (at < position) {
      unpacked = fromStart();
      position = 0;
    }
    while (position < at) {
      long skipped = unpacked.skip(at - position);
      if (skipped <= 0) {
        return 0; // it ends before that place
      }
      position += skipped;
    }
    int read = unpacked.readNBytes(into, 0, into.length);
    position += read;
    return read;
  }

  @Override
  public byte[] head() {
    return head.clone();
  }

  @Override
  public long size() {
    return position;
  }

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public String inode() {
    return inode;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
