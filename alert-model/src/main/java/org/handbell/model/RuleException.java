package org.handbell.model;

import java.util.List;

/**
 * Where one rule is wrong at a school: it is not heard where these words cover all that it found.
 * No other rule is touched.
 *
 * @param rule the id of a rule that comes with Handbell and is not out of reach
 * @param match patterns in the language of the lexicon, any of which silences what it covers
 */
public record RuleException(
    String id, Scope scope, String rule, List<String> match, Signature signature)
    implements Ruling {

  public RuleException {
    Ruling.checkId(id);
    match = List.copyOf(match);
    if (rule.isBlank() || match.isEmpty()) {
      throw new IllegalArgumentException("an exception is bound to a rule and to words");
    }
    if (signature.until() == null) {
      throw new IllegalArgumentException("an exception ends one day; say until when it holds");
    }
  }

  @Override
  public Kind kind() {
    return Kind.EXCEPTION;
  }

  @Override
  public RuleException with(Trial trial) {
    return new RuleException(id, scope, rule, match, signature.with(trial));
  }
}
