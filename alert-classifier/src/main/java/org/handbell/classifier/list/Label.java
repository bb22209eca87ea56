package org.handbell.classifier.list;

import org.handbell.model.Category;
import org.handbell.model.Risk;
import org.jspecify.annotations.Nullable;

/**
 * What a list says of the addresses on it. A list of several categories has a label for each.
 *
 * @param list the list's id
 * @param category what they belong to; absent where they are allowed
 * @param schoolId the only school that it holds for; absent where it holds for all
 * @param own true where the school or trust keeps the list itself
 */
public record Label(
    String list, @Nullable Category category, @Nullable String schoolId, boolean own) {

  /** True where the list says that an address is fine. */
  public boolean allows() {
    return category == null;
  }

  /** True for a list whose hits are P1 whatever else is known. */
  public boolean isIllegal() {
    return category != null && category.risk() == Risk.ILLEGAL;
  }

  /** True where it has something to say at that school. */
  public boolean holdsAt(String school) {
    return schoolId == null || schoolId.equals(school);
  }
}
