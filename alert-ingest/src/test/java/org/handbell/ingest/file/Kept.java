package org.handbell.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.handbell.ingest.spool.ArrivedLine;

/** Stands for the spool: lines are on disk when a test says so, and there is room as it says. */
final class Kept implements SourceLines.Keeper {

  /** Every line handed over, in order, again and again where it was read again. */
  final List<ArrivedLine> lines = new CopyOnWriteArrayList<>();

  private final Deque<Runnable> inMemory = new ArrayDeque<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private int room = Integer.MAX_VALUE;
  boolean writesAtOnce = true;

  @Override
  public boolean append(ArrivedLine line, Runnable durable) {
    lines.add(line);
    if (writesAtOnce) {
      durable.run();
    } else {
      inMemory.add(durable);
    }
    return --room > 0;
  }

  @Override
  public void whenRoom(Runnable resume) {
    waiting.add(resume);
  }

  /** Makes some of the lines in memory durable, the first ones first. */
  void write(int count) {
    for (int i = 0; i < count && !inMemory.isEmpty(); i++) {
      inMemory.remove().run();
    }
  }

  int unwritten() {
    return inMemory.size();
  }

  /** Asks to stop after so many lines more. */
  void room(int lineCount) {
    room = lineCount;
    if (room > 0) {
      List<Runnable> resumed = List.copyOf(waiting);
      waiting.clear();
      resumed.forEach(Runnable::run);
    }
  }

  /** The process dies: what was not durable was perhaps never kept. */
  void crash() {
    for (int i = inMemory.size(); i > 0; i--) {
      lines.remove(lines.size() - 1);
    }
    inMemory.clear();
    waiting.clear();
  }

  /** The lines as texts in order, each id once. */
  List<String> texts() {
    Map<String, String> byId = new LinkedHashMap<>();
    for (ArrivedLine line : lines) {
      byId.putIfAbsent(String.valueOf(line.id()), new String(line.bytes(), UTF_8));
    }
    return List.copyOf(byId.values());
  }
}
