package org.handbell.classifier.pattern;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.handbell.model.Category;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.jspecify.annotations.Nullable;

/**
 * A person's signs in the store, in fifteen bytes each: version, the ids of the categories that
 * occur, then for each sign its minute, category, phase, flags, hash and incident, which the first
 * version did not have. Signs of a category that this code does not know are passed over.
 */
public final class SignsForm {

  static final byte VERSION = 2;

  private static final byte WITH_INCIDENTS = 2;

  /** A phase's place in this list, counted from 1, is its number in the store: add at the end. */
  private static final List<Phase> PHASES =
      List.of(
          Phase.CURRICULUM,
          Phase.INFORMATION,
          Phase.HELP_SEEKING,
          Phase.DISCLOSURE,
          Phase.IDEATION,
          Phase.SELF_HARM,
          Phase.PLANNING);

  private static final List<Priority> PRIORITIES =
      List.of(Priority.P1, Priority.P2, Priority.P3, Priority.P4);

  private static final int PASSED = 4;
  private static final int HIDING = 8;
  private static final int SIGN = Integer.BYTES + 3 + 2 * Integer.BYTES;

  private SignsForm() {}

  /** For the store. */
  public static Serde<Signs> serde() {
    return Serdes.serdeFrom(
        (topic, signs) -> signs == null ? null : write(signs),
        (topic, bytes) -> bytes == null ? null : read(bytes));
  }

  static byte[] write(Signs signs) {
    Set<Category> used = new LinkedHashSet<>();
    signs.all().forEach(sign -> used.add(sign.category()));
    List<Category> categories = List.copyOf(used);
    int names = categories.stream().mapToInt(category -> 1 + category.id().length()).sum();
    ByteBuffer out = ByteBuffer.allocate(2 + names + signs.all().size() * SIGN);
    out.put(VERSION).put((byte) categories.size());
    categories.forEach(
        category -> out.put((byte) category.id().length()).put(category.id().getBytes(US_ASCII)));
    for (Sign sign : signs.all()) {
      out.putInt(sign.minute())
          .put((byte) categories.indexOf(sign.category()))
          .put((byte) (sign.phase() == null ? 0 : 1 + PHASES.indexOf(sign.phase())))
          .put(flags(sign))
          .putInt(sign.what())
          .putInt(sign.incident());
    }
    return out.array();
  }

  private static byte flags(Sign sign) {
    return (byte)
        (PRIORITIES.indexOf(sign.priority())
            | (sign.passed() ? PASSED : 0)
            | (sign.hiding() ? HIDING : 0));
  }

  static Signs read(byte[] value) {
    if (value.length < 2 || value[0] < 1 || value[0] > VERSION) {
      throw new ProcessorStateException(
          "signs in a form that this Handbell does not know; it reads up to " + VERSION);
    }
    try {
      return read(ByteBuffer.wrap(value).position(1), value[0] >= WITH_INCIDENTS);
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new ProcessorStateException("signs that cannot be read");
    }
  }

  private static Signs read(ByteBuffer in, boolean withIncidents) {
    List<Optional<Category>> categories = new ArrayList<>();
    for (int left = in.get(); left > 0; left--) {
      byte[] id = new byte[in.get()];
      in.get(id);
      categories.add(Category.find(new String(id, US_ASCII)));
    }
    List<Sign> signs = new ArrayList<>();
    while (in.hasRemaining()) {
      int minute = in.getInt();
      Optional<Category> category = categories.get(in.get());
      byte phase = in.get();
      byte flags = in.get();
      int what = in.getInt();
      int incident = withIncidents ? in.getInt() : Sign.NO_INCIDENT;
      category.ifPresent(known -> signs.add(sign(minute, known, phase, flags, what, incident)));
    }
    return new Signs(signs);
  }

  private static Sign sign(
      int minute, Category category, byte phase, byte flags, int what, int incident) {
    @Nullable Phase known = phase == 0 ? null : PHASES.get(phase - 1);
    return new Sign(
        minute,
        category,
        known,
        PRIORITIES.get(flags & 3),
        what,
        (flags & PASSED) != 0,
        (flags & HIDING) != 0,
        incident);
  }
}
