package org.handbell.classifier.classify;

import java.util.Map;
import java.util.Optional;
import org.handbell.model.Category;
import org.handbell.model.Priority;
import org.handbell.model.Risk;

/**
 * Where a school draws its own lines between P2, P3 and P4: for a category, the priority of what is
 * ordinary in it. What is graver or lighter moves along with that. A P1 never moves, and some
 * categories have no line to be moved.
 *
 * @param ordinary by category: the priority instead of {@link Category#defaultPriority()}
 */
public record SchoolLines(Map<Category, Priority> ordinary) {

  /** As the taxonomy draws them. */
  public static final SchoolLines USUAL = new SchoolLines(Map.of());

  /**
   * Lines of these categories.
   *
   * @throws IllegalArgumentException with the reason when one of them may not be moved
   */
  public SchoolLines {
    ordinary = Map.copyOf(ordinary);
    ordinary.forEach(
        (category, priority) ->
            refusal(category, priority)
                .ifPresent(
                    reason -> {
                      throw new IllegalArgumentException(reason);
                    }));
  }

  /** Why a school may not have that line, if it may not. */
  public static Optional<String> refusal(Category category, Priority priority) {
    if (category.risk() == Risk.ILLEGAL) {
      return Optional.of(category.id() + " is illegal content: nothing moves its priority");
    }
    if (category.defaultPriority() == Priority.P1) {
      return Optional.of(category.id() + " is P1 for every school: its line cannot be moved");
    }
    if (category == Category.CONTENT_SUICIDE || category == Category.CONTENT_SELF_HARM) {
      return Optional.of(category.id() + " is never lowered: it may be a cry for help");
    }
    return priority == Priority.P1
        ? Optional.of("no setting makes a P1: use P2, P3 or P4 for " + category.id())
        : Optional.empty();
  }

  /** That priority by this school's lines. */
  Priority of(Category category, Priority usual) {
    Priority line = ordinary.get(category);
    if (line == null || usual == Priority.P1) {
      return usual;
    }
    Priority moved = usual;
    for (Priority at = category.defaultPriority(); at.isMoreUrgentThan(line); at = at.lowered()) {
      moved = moved.lowered();
    }
    for (Priority at = category.defaultPriority(); line.isMoreUrgentThan(at); at = at.raised()) {
      moved = moved.raised();
    }
    return moved;
  }
}
