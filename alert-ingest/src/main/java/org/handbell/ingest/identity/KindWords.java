package org.handbell.ingest.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.handbell.model.PersonKind;

/**
 * Whether an account is a pupil's or of staff, from the words of a role, a department or an
 * organisational unit. Words of both kinds ("Head of Year 9") say nothing.
 */
final class KindWords {

  private static final Set<String> PUPIL =
      Set.of(
          "pupil",
          "pupils",
          "student",
          "students",
          "learner",
          "learners",
          "child",
          "children",
          "intake",
          "alumni",
          "leavers",
          "sixthformers");

  private static final Set<String> STAFF =
      Set.of(
          "staff",
          "teacher",
          "teachers",
          "teaching",
          "employee",
          "employees",
          "faculty",
          "governor",
          "governors",
          "head",
          "headteacher",
          "slt",
          "tutor",
          "tutors",
          "leader",
          "manager",
          "officer",
          "office",
          "coordinator",
          "technician",
          "technicians",
          "caretaker",
          "assistant",
          "assistants",
          "lecturer",
          "lecturers",
          "support",
          "services",
          "counsellor",
          "mentor",
          "nurse",
          "librarian",
          "secretary",
          "bursar",
          "senco");

  private static final Set<String> SHARED = Set.of("shared", "generic", "kiosk", "trolley");

  private KindWords() {}

  /** True where the words say that several people use the account. */
  static boolean sayShared(String text) {
    return words(text).anyMatch(SHARED::contains);
  }

  /** The kind that the words tell of; unknown where they tell none, or both. */
  static PersonKind of(String text) {
    boolean staff = words(text).anyMatch(STAFF::contains);
    boolean pupil = words(text).anyMatch(word -> PUPIL.contains(word) || isYear(word));
    if (staff == pupil) {
      return PersonKind.UNKNOWN;
    }
    return staff ? PersonKind.STAFF : PersonKind.PUPIL;
  }

  private static boolean isYear(String word) {
    return word.startsWith("y") && (word.equals("year") || YearGroup.of(word) != null);
  }

  /** A distinguished name's first part is the account's own name and says nothing of its kind. */
  private static Stream<String> words(String text) {
    int unit = text.indexOf(",OU=");
    String said = unit > 0 ? text.substring(unit) : text;
    return Arrays.stream(said.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1));
  }
}
