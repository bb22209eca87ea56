package org.handbell.model;

import java.util.List;

/**
 * Words that a school wants to hear of, beside the rules that come with Handbell.
 *
 * @param match patterns in the language of the lexicon; any of them makes a finding
 * @param priority of a finding before the modifiers, P2 at most: what makes a P1 is reviewed for
 *     all schools
 * @param category of anything but illegal content, which lists and filters know
 */
public record OwnWords(
    String id,
    Scope scope,
    List<String> match,
    Category category,
    Priority priority,
    Signature signature)
    implements Ruling {

  public OwnWords {
    Ruling.checkId(id);
    match = List.copyOf(match);
    if (match.isEmpty()) {
      throw new IllegalArgumentException("own words without a word");
    }
    if (priority == Priority.P1) {
      throw new IllegalArgumentException("own words are P2 at most");
    }
    if (category.risk() == Risk.ILLEGAL) {
      throw new IllegalArgumentException(
          "own words cannot say that something is illegal; use a list for that");
    }
  }

  /** The rule's id in findings: apart from those of every rule that comes with Handbell. */
  public String rule() {
    return "own:" + id;
  }

  @Override
  public Kind kind() {
    return Kind.WORDS;
  }

  @Override
  public OwnWords with(Trial trial) {
    return new OwnWords(id, scope, match, category, priority, signature.with(trial));
  }
}
