package org.handbell.notifier.escalate;

import java.util.Set;
import org.handbell.notifier.route.Role;

/**
 * What is done when nobody has taken a case for a while.
 *
 * @param after since the case was told
 * @param tell the roles that hear of it now
 * @param rota true where everybody on the safeguarding rota does
 * @param remind true where those who know of it are reminded
 */
public record Step(Wait after, Set<Role> tell, boolean rota, boolean remind) {

  /** Those who know of it are reminded, without waiting. */
  public static final Step REMIND_AT_ONCE = remind(Wait.minutes(0));

  public Step {
    tell = Set.copyOf(tell);
    if (tell.isEmpty() && !rota && !remind) {
      throw new IllegalArgumentException(
          "a step that nobody hears of; say tell: [head], tell: [rota] or remind: true");
    }
  }

  static Step remind(Wait after) {
    return new Step(after, Set.of(), false, true);
  }

  static Step tell(Wait after, Role role) {
    return new Step(after, Set.of(role), false, false);
  }

  /** True where somebody is to hear of the case who has not before. */
  public boolean widens() {
    return rota || !tell.isEmpty();
  }
}
