package org.handbell.ingest.profile;

import java.util.Arrays;
import org.handbell.recent.WrittenNames;

/** Wants every field that a line has, so that an engine shows what there is to choose from. */
final class EveryName extends FieldNames {

  static final int MOST = 500;

  @Override
  WrittenNames.Name<Integer> written(byte[] line, int from, int to) {
    WrittenNames.Name<Integer> known = super.written(line, from, to);
    if (known.meaning() >= 0 || size() >= MOST || !saysSomething(line, from, to)) {
      return known;
    }
    put(Arrays.copyOfRange(line, from, to));
    return super.written(line, from, to);
  }

  private static boolean saysSomething(byte[] line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isLetterOrDigit(line[i])) {
        return true;
      }
    }
    return false;
  }
}
