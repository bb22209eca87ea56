package org.handbell.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handbell.document.Fields;
import org.handbell.notifier.look.Logo;
import org.handbell.notifier.look.Look;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.look.ReportSettings;
import org.jspecify.annotations.Nullable;

/** Reads {@code reports}: whom the head's week names, and how each school's reports look. */
final class ReportsReader {

  private static final int LONGEST = 600;

  private ReportsReader() {}

  /** Whether the policy of the school allows a report about staff. */
  private enum Staff {
    ALLOWED,
    NOT_ALLOWED
  }

  static ReportSettings read(Fields f, List<String> schools) {
    Names names =
        f.optionalChoice("names", Names.values(), ReportsReader::word, Names.NOT_IN_DISTRESS);
    boolean staff =
        f.optionalChoice("staff", Staff.values(), ReportsReader::word, Staff.NOT_ALLOWED)
            == Staff.ALLOWED;
    Map<String, Look> looks = new HashMap<>();
    f.objects(
        "schools",
        school -> {
          String id = school.text("id");
          if (!schools.contains(id)) {
            school.fault(
                "id",
                "no school has the id \"%s\"; schools names: %s"
                    .formatted(id, String.join(", ", schools)));
          }
          return looks.put(id, look(school)) == null;
        });
    f.done();
    return new ReportSettings(names, staff, looks);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Look look(Fields f) {
    return new Look(words(f, "name"), logo(f), words(f, "intro"), words(f, "footer"));
  }

  private static String words(Fields f, String key) {
    String given = f.optionalText(key).orElse("");
    if (given.length() > LONGEST) {
      f.fault(key, "is longer than " + LONGEST + " characters; a report is to be read in minutes");
    }
    return given;
  }

  private static @Nullable Logo logo(Fields f) {
    Path file = f.existingFile("logo").orElse(null);
    if (file == null) {
      return null;
    }
    try {
      return Logo.of(Files.readAllBytes(file));
    } catch (IOException e) {
      f.fault("logo", "cannot read " + file);
    } catch (IllegalArgumentException e) {
      f.fault("logo", String.valueOf(e.getMessage()));
    }
    return null;
  }
}
