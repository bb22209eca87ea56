package org.handbell.classifier.follow;

import java.time.Instant;
import java.util.List;
import org.handbell.model.Ruling;
import org.jspecify.annotations.Nullable;

/**
 * How the school's rulings do, for health. Whom the DSL has flagged is neither named nor counted.
 *
 * @param file what became of the file; {@link FileState#NONE} where none is named
 * @param since when the file came to that
 * @param words own words in force
 * @param exceptions in force
 * @param lessons in force
 * @param faults why the file does not count, and which rulings of the topic do not
 * @param trial what the file's last change would have done; absent where nothing was tried
 */
public record RulingsState(
    FileState file,
    Instant since,
    int words,
    int exceptions,
    int lessons,
    List<String> faults,
    Ruling.@Nullable Trial trial) {

  public RulingsState {
    faults = List.copyOf(faults);
  }

  /** What became of the file of rulings. */
  public enum FileState {
    NONE,
    TRYING,
    IN_FORCE,
    REFUSED,
    UNREACHABLE
  }
}
