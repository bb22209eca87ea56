package org.handbell.notifier.compose;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a calm colleague would say to the reader of an alert: why it matters and what to do next.
 *
 * @param why one or two sentences, which never label anybody
 * @param steps in the order in which they are to be done
 */
public record Card(String why, List<String> steps) {

  public Card {
    steps = List.copyOf(steps);
  }

  static Card of(String why, String... steps) {
    return new Card(why, List.of(steps));
  }

  Card then(String... more) {
    return new Card(why, Stream.concat(steps.stream(), Stream.of(more)).toList());
  }
}
