package org.handbell.notifier.proof;

import java.util.List;
import org.handbell.notifier.register.FilterCheck;
import org.handbell.notifier.watch.Trouble;

/** What was to have happened and did not: the line of the record, and the trouble it is. */
public record Missing(FilterCheck check, Trouble trouble) {

  static List<Trouble> troubles(List<Missing> all) {
    return all.stream().map(Missing::trouble).toList();
  }
}
