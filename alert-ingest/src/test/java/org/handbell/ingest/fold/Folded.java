package org.handbell.ingest.fold;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.handbell.model.Event;
import org.jspecify.annotations.Nullable;

/** Folds what tests tell it and keeps what comes out. */
final class Folded implements Folding.Answers<Event> {

  final Folding<Event> folding = new Folding<>(12_345, this);
  final Map<String, Event> settled = new TreeMap<>();
  final Set<String> held = new HashSet<>();
  final List<String> reasons = new ArrayList<>();
  private int told;

  static Folded of(Told... all) {
    Folded folded = new Folded();
    for (Told one : all) {
      folded.take(one);
    }
    return folded;
  }

  void take(Told one) {
    Event event = one.event("%03d".formatted(told++));
    folding.take(event, event);
  }

  /** The acts in the order in which the lines came: what was typed, or the site. */
  List<String> acts() {
    folding.release();
    return settled.values().stream().filter(Event::isAct).map(Folded::what).toList();
  }

  private static String what(Event event) {
    if (event.search() != null) {
      return (event.search().autocomplete() ? "typed " : "searched ") + event.search().term();
    }
    return String.valueOf(event.host()) + (event.url() == null ? "" : event.url().path());
  }

  @Override
  public void settled(Event line, Verdict verdict, @Nullable String why) {
    if (settled.put(line.id(), verdict.on(line)) != null) {
      throw new AssertionError("settled twice: " + line.id());
    }
    held.remove(line.id());
    if (why != null) {
      reasons.add(why);
    }
  }

  @Override
  public void held(Event line) {
    held.add(line.id());
  }
}
