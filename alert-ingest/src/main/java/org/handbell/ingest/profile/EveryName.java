package org.handbell.ingest.profile;

import java.util.Arrays;

/** Wants every field that a line has, so that an engine shows what there is to choose from. */
final class EveryName extends FieldNames {

  static final int MOST = 500;

  @Override
  int find(byte[] line, int from, int to) {
    int known = super.find(line, from, to);
    return known >= 0 || size() >= MOST || !saysSomething(line, from, to)
        ? known
        : put(Arrays.copyOfRange(line, from, to));
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
