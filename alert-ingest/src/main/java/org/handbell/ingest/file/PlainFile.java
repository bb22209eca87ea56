package org.handbell.ingest.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** An open log that may still grow. */
final class PlainFile implements Content {

  private final FileChannel channel;
  private final String inode;

  private PlainFile(FileChannel channel, String inode) {
    this.channel = channel;
    this.inode = inode;
  }

  static PlainFile open(Path path) throws IOException {
    String before = Content.inodeOf(path);
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      if (!before.equals(Content.inodeOf(path))) {
        throw new IOException("rotated while it was being opened");
      }
      return new PlainFile(channel, before);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public int read(byte[] into, long at) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(into);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) <= 0) {
        break;
      }
    }
    return buffer.position();
  }

  @Override
  public byte[] head() throws IOException {
    byte[] head = new byte[Fingerprint.MOST];
    return Arrays.copyOf(head, read(head, 0));
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public boolean isWhole() {
    return false;
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
