package org.handbell.classifier.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handbell.model.Incident;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of one theme that opened in one year of a school on one day of receive time.
 *
 * @param topic the class topic as last told; absent as long as there is none
 */
record ClassDay(List<ClassSign> signs, @Nullable Incident topic) {

  /** More in a day than any year has pupils; what comes on top is told by itself. */
  static final int MOST = 1_000;

  ClassDay {
    signs = List.copyOf(signs);
  }

  /** The topic where it is another revision than it was before. */
  Optional<Incident> news(@Nullable ClassDay before) {
    int told = before == null || before.topic == null ? 0 : before.topic.revision();
    return Optional.ofNullable(topic).filter(now -> now.revision() > told);
  }

  /** When the newest incident opened. */
  Instant newest() {
    return signs.stream().map(ClassSign::received).max(Instant::compareTo).orElseThrow();
  }

  /** When, if nothing more comes, the topic is to be closed or else the day forgotten. */
  Instant due() {
    return topic == null || topic.closed()
        ? newest().plus(ClassTopics.REMEMBERED)
        : newest().plus(ClassTopics.WITHIN);
  }

  /** The number of incidents alone: a failing store puts its values into its message. */
  @Override
  public String toString() {
    return "ClassDay[" + signs.size() + "]";
  }
}
