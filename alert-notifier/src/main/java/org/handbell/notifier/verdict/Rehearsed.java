package org.handbell.notifier.verdict;

import java.util.List;
import org.handbell.model.Category;
import org.handbell.model.Priority;
import org.handbell.model.Ruling;
import org.jspecify.annotations.Nullable;

/**
 * What a trial of a ruling showed.
 *
 * @param ruling the same with its words in the language of rules
 * @param refused why it may not be at all; absent where it may
 * @param category of the rule that it is about, where that is one of Handbell's
 * @param silenced how many of the rule's own examples it would silence
 * @param examples how many there are
 */
public record Rehearsed(
    Ruling ruling,
    @Nullable String refused,
    @Nullable Category category,
    List<Effect> effects,
    int silenced,
    int examples) {

  public Rehearsed {
    effects = List.copyOf(effects);
  }

  /**
   * An alert that would have been another.
   *
   * @param after absent where nobody would have been told
   */
  public record Effect(String incidentId, Priority before, @Nullable Priority after) {

    public boolean isHidden() {
      return after == null;
    }
  }
}
