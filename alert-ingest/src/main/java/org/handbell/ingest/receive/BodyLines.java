package org.handbell.ingest.receive;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** What a request's body holds. */
sealed interface BodyLines {

  int LARGEST = 32 << 20;
  int LARGEST_RATIO = 200;

  /** Lines, in their order. */
  record Read(List<KeptLine> lines) implements BodyLines {}

  /** Nothing that can be taken: nothing of it was. */
  record Refused(HttpRefusal refusal) implements BodyLines {}

  static BodyLines of(HttpBody body) {
    byte[] plain = body.bytes();
    if (body.compressed()) {
      try {
        plain = unpacked(plain);
      } catch (IOException e) {
        return refused("the body is not gzip, or was cut short");
      }
    }
    if (plain == null) {
      return new Refused(HttpRefusal.TOO_LARGE);
    }
    if (body.kind() == HttpBody.Kind.TEXT) {
      return new Read(TextLines.of(plain, plain.length));
    }
    try {
      return new Read(JsonLines.of(plain));
    } catch (IOException e) {
      return refused(String.valueOf(e.getMessage()));
    }
  }

  private static Refused refused(String reason) {
    return new Refused(new HttpRefusal(HttpResponseStatus.BAD_REQUEST, reason));
  }

  /** Null where it grows to more than may be: it is read no further than that. */
  private static byte @Nullable [] unpacked(byte[] packed) throws IOException {
    long most = Math.min(LARGEST, Math.max(1 << 20, (long) packed.length * LARGEST_RATIO));
    ByteArrayOutputStream out = new ByteArrayOutputStream(packed.length * 4);
    byte[] piece = new byte[1 << 16];
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 14)) {
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        if (out.size() + count > most) {
          return null;
        }
        out.write(piece, 0, count);
      }
    }
    return out.toByteArray();
  }
}
