package org.handbell.model;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where one rule is wrong at a school: it is not heard where these words cover all that it found,
 * or of what it says about one site. No other rule is touched.
 *
 * @param rule the id of a rule that comes with Handbell and is not out of reach; of a site also
 *     what a filter ({@code vendor:…}) or a list ({@code list:…}) holds it to be
 * @param match patterns in the language of the lexicon, any of which silences what it covers; empty
 *     where it is about a site
 * @param site the host, with all below it; absent where it is about words
 */
public record RuleException(
    String id,
    Scope scope,
    String rule,
    List<String> match,
    Signature signature,
    @Nullable String site)
    implements Ruling {

  public RuleException {
    Ruling.checkId(id);
    match = List.copyOf(match);
    site = site == null ? null : site.toLowerCase(Locale.ROOT);
    if (rule.isBlank() || match.isEmpty() == (site == null)) {
      throw new IllegalArgumentException("an exception is bound to a rule and to words or a site");
    }
    if (site != null && !site.matches("[^\\s./]+(\\.[^\\s./]+)+")) {
      throw new IllegalArgumentException("a site is a host's name, such as game.example");
    }
    if (signature.until() == null) {
      throw new IllegalArgumentException("an exception ends one day; say until when it holds");
    }
  }

  /** Of words. */
  public RuleException(
      String id, Scope scope, String rule, List<String> match, Signature signature) {
    this(id, scope, rule, match, signature, null);
  }

  /**
   * True where it holds for what that person did then. What the console's readers decide was tried
   * on cases of which each of them may know; so it leaves staff alone, unless it names them.
   */
  public boolean holdsFor(String schoolId, Person person, Instant occurred) {
    boolean leftAlone =
        signature.origin() == Origin.CONSOLE
            && person.kind() == PersonKind.STAFF
            && scope.persons().isEmpty();
    return !leftAlone && holdsAt(occurred) && scope.covers(schoolId, person);
  }

  /** True where it silences what that rule says of that host. */
  public boolean coversSite(String saying, @Nullable String host) {
    String own = site;
    if (own == null || host == null || !rule.equals(saying)) {
      return false;
    }
    String seen = host.toLowerCase(Locale.ROOT);
    return seen.equals(own) || seen.endsWith("." + own);
  }

  @Override
  public Kind kind() {
    return Kind.EXCEPTION;
  }

  @Override
  public RuleException with(Trial trial) {
    return new RuleException(id, scope, rule, match, signature.with(trial), site);
  }
}
