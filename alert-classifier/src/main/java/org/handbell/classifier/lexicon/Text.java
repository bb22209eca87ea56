package org.handbell.classifier.lexicon;

import org.handbell.classifier.normalise.Reading;
import org.handbell.classifier.normalise.Vocabulary;

/** A text in which patterns are looked for, with the words, phrases and classes it holds. */
final class Text {

  private final Units units;
  private final Reading reading;
  private final Notes notes = Notes.ofThread();
  private long number;
  private long steps;

  Text(Units units, Reading reading) {
    this.units = units;
    this.reading = reading;
    note();
  }

  Units units() {
    return units;
  }

  Reading reading() {
    return reading;
  }

  /**
   * The thread's notes, with what stands in this text and no way open; good until it takes notes of
   * another.
   */
  Notes notes() {
    if (!notes.areOf(number)) {
      note();
    }
    notes.clearWays();
    return notes;
  }

  /** How many it took to find the phrases. */
  long steps() {
    return steps;
  }

  private void note() {
    number = notes.begin();
    notes.phrases.find(reading, units.phrases());
    steps = notes.phrases.steps();
    for (int at = 0; at < reading.nodes(); at++) {
      addUnits(at);
    }
  }

  private void addUnits(int at) {
    if (reading.plainId(at) != Vocabulary.UNKNOWN) {
      notes.present.add(reading.plainId(at), units.sets());
    }
    for (int edge = reading.firstEdge(at); edge >= 0; edge = reading.nextEdge(edge)) {
      notes.present.add(reading.edgeId(edge), units.sets());
    }
    for (int i = notes.phrases.first(at); i < notes.phrases.end(at); i++) {
      notes.present.add(notes.phrases.unit(i), units.sets());
    }
  }
}
