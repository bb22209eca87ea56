package org.handbell.classifier.lexicon;

import java.util.List;
import java.util.Set;
import org.handbell.classifier.normalise.Field;
import org.handbell.model.Category;
import org.handbell.model.Phase;
import org.handbell.model.SchoolPhase;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the lexicon, as its author wrote it.
 *
 * @param match any of these patterns makes a hit
 * @param risk 1–5: how bad it is if the words mean what they say
 * @param confidence 1–5: how sure it is that they do
 * @param core nothing silences or lowers it
 * @param in the fields it is looked for in
 * @param schools only in these phases of education; empty for all
 * @param except patterns that silence a hit they overlap
 * @param why one clause a DSL can read
 * @param fires texts that must hit
 * @param silent texts that must not
 * @param with any of these patterns, or rules by their ids, must be in the same text too; empty
 *     where the rule stands alone
 */
public record Entry(
    String id,
    Category category,
    List<String> match,
    int risk,
    int confidence,
    @Nullable Phase phase,
    boolean core,
    Set<Field> in,
    Set<SchoolPhase> schools,
    String language,
    List<String> except,
    String why,
    List<String> fires,
    List<String> silent,
    List<String> with) {

  public Entry {
    match = List.copyOf(match);
    in = Set.copyOf(in);
    schools = Set.copyOf(schools);
    except = List.copyOf(except);
    fires = List.copyOf(fires);
    silent = List.copyOf(silent);
    with = List.copyOf(with);
  }

  /** True for what names another rule where a pattern may stand: {@code GRO-030}. */
  static boolean isId(String companion) {
    return companion.matches("[A-Z]+-[A-Z0-9]+");
  }

  /** True where no ruling may silence it; of suicide and self-harm, unless its phase says so. */
  public boolean isOutOfReach() {
    return core || category.isNeverLowered(phase == null ? Phase.PLANNING : phase);
  }

  /** An all-through or special school has pupils of every phase, so every rule counts there. */
  boolean appliesIn(SchoolPhase phase) {
    return schools.isEmpty()
        || schools.contains(phase)
        || phase == SchoolPhase.ALL_THROUGH
        || phase == SchoolPhase.SPECIAL;
  }
}
