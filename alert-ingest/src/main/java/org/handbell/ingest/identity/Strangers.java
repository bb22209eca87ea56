package org.handbell.ingest.identity;

import java.util.function.Predicate;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.UserName;
import org.jspecify.annotations.Nullable;

/**
 * People whom no directory lists, as line after line names them: each is made once and again when
 * another took the place. For several threads, as what is kept never changes.
 */
final class Strangers implements Directory {

  private static final int PLACES = 1 << 12;

  private final Predicate<String> shared;
  private final @Nullable Known[] places = new Known[PLACES];

  private record Known(String schoolId, UserName name, Person person) {}

  /**
   * @param shared says whether a bare name is an account of many
   */
  Strangers(Predicate<String> shared) {
    this.shared = shared;
  }

  @Override
  public Person person(String schoolId, UserName name) {
    int hash = name.raw().hashCode();
    int place = (hash ^ hash >>> 16) & (PLACES - 1);
    Known known = places[place];
    if (known == null || !known.name.equals(name) || !known.schoolId.equals(schoolId)) {
      known = new Known(schoolId, name, unknown(schoolId, name));
      places[place] = known;
    }
    return known.person;
  }

  private Person unknown(String schoolId, UserName name) {
    boolean many = shared.test(name.bare());
    String year = many ? null : YearGroup.of(name.unit());
    return new Person(
        schoolId + "/" + Directory.own(name),
        PersonKind.UNKNOWN,
        name.bare(),
        null,
        year,
        null,
        many);
  }
}
