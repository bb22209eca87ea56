package org.handbell.ingest.identity;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handbell.model.PersonKind;
import org.handbell.model.UserName;
import org.jspecify.annotations.Nullable;

/** What the columns of a directory's table mean, whatever the system that wrote it calls them. */
final class DirectoryColumns {

  private final List<Integer> usernames;
  private final List<Integer> addresses;
  private final List<Integer> distinguishedNames;
  private final List<Integer> fullNames;
  private final List<Integer> forenames;
  private final List<Integer> surnames;
  private final List<Integer> kinds;
  private final List<Integer> hints;
  private final List<Integer> years;
  private final List<Integer> forms;
  private final List<Integer> schools;

  DirectoryColumns(CsvTable table) {
    usernames =
        table.columns(
            List.of(
                "username",
                "samaccountname",
                "user",
                "userlogonname",
                "logonname",
                "logon",
                "loginname",
                "login",
                "networkusername",
                "networklogin",
                "networkaccount",
                "accountname",
                "account",
                "adusername"));
    addresses =
        table.columns(
            List.of(
                "userprincipalname",
                "upn",
                "email",
                "emailaddress",
                "mail",
                "primaryemail",
                "schoolemail",
                "studentemail",
                "workemail",
                "googleaccount"));
    distinguishedNames = table.columns(List.of("distinguishedname", "dn"));
    fullNames = table.columns(List.of("displayname", "fullname", "name"));
    forenames =
        table.columns(
            List.of(
                "preferredforename",
                "preferredfirstname",
                "chosenforename",
                "forename",
                "firstname",
                "givenname",
                "legalforename",
                "legalfirstname"));
    surnames =
        table.columns(
            List.of(
                "preferredsurname",
                "preferredlastname",
                "chosensurname",
                "surname",
                "lastname",
                "familyname",
                "sn",
                "legalsurname",
                "legallastname"));
    kinds = table.columns(List.of("kind"));
    hints =
        table.columns(
            List.of(
                "distinguishedname",
                "dn",
                "ou",
                "organizationalunit",
                "organisationalunit",
                "orgunitpath",
                "canonicalname",
                "role",
                "roles",
                "type",
                "usertype",
                "persontype",
                "accounttype",
                "employeetype",
                "department",
                "title",
                "jobtitle",
                "position",
                "memberof",
                "groups",
                "usergroups",
                "description"));
    years =
        table.columns(
            List.of(
                "year",
                "yeargroup",
                "yr",
                "ncyear",
                "nationalcurriculumyear",
                "currentncyear",
                "curriculumyear",
                "yeartaught"));
    forms =
        table.columns(
            List.of(
                "form",
                "reg",
                "reggroup",
                "registrationgroup",
                "registration",
                "registrationform",
                "regform",
                "tutorgroup",
                "formgroup",
                "class"));
    schools = table.columns(List.of("school", "schoolid", "site"));
  }

  /** What the header lacks, by column. */
  Map<String, String> faults(boolean manySchools) {
    Map<String, String> faults = new LinkedHashMap<>();
    if (usernames.isEmpty() && addresses.isEmpty()) {
      faults.put("username", "no such column; name it in the first line");
    }
    if (kinds.isEmpty() && hints.isEmpty() && years.isEmpty()) {
      faults.put(
          "kind",
          "no such column; add one that holds pupil or staff, or export the role, the department"
              + " or the organisational unit");
    }
    if (manySchools && schools.isEmpty()) {
      faults.put("school", "no such column; name it in the first line");
    }
    return faults;
  }

  /**
   * Every name of the account, the best known first. A pupil number under {@code UPN} is none: the
   * principal name of that abbreviation has an {@code @}.
   */
  List<UserName> names(CsvRecord row) {
    Stream<String> logons = texts(row, usernames);
    Stream<String> principals = texts(row, addresses).filter(text -> text.indexOf('@') > 0);
    Stream<String> distinguished = texts(row, distinguishedNames);
    List<UserName> names = new ArrayList<>();
    Stream.of(logons, principals)
        .flatMap(given -> given)
        .forEach(text -> UserName.parse(text).ifPresent(names::add));
    if (!names.isEmpty()) {
      distinguished.forEach(text -> UserName.parse(text).ifPresent(names::add));
    }
    return names;
  }

  boolean hasKind() {
    return !kinds.isEmpty();
  }

  @Nullable String kind(CsvRecord row) {
    return CsvTable.field(row, kinds);
  }

  boolean isShared(CsvRecord row) {
    return texts(row, hints).anyMatch(KindWords::sayShared);
  }

  /** The kind that the first telling column tells; a year group is a pupil's. */
  PersonKind derivedKind(CsvRecord row) {
    return texts(row, hints)
        .map(KindWords::of)
        .filter(kind -> kind != PersonKind.UNKNOWN)
        .findFirst()
        .orElse(
            YearGroup.of(CsvTable.field(row, years)) != null
                ? PersonKind.PUPIL
                : PersonKind.UNKNOWN);
  }

  @Nullable String name(CsvRecord row) {
    String parts =
        Stream.of(forenames, surnames)
            .map(columns -> CsvTable.field(row, columns))
            .filter(part -> part != null)
            .collect(Collectors.joining(" "));
    String full = CsvTable.field(row, fullNames);
    return full != null || parts.isEmpty() ? full : parts;
  }

  @Nullable String year(CsvRecord row) {
    String given = CsvTable.field(row, years);
    String number = YearGroup.of(given);
    if (given == null) {
      number =
          texts(row, distinguishedNames).map(DirectoryColumns::unitYear).findFirst().orElse("");
      return number.isEmpty() ? null : number;
    }
    return number == null ? given : number;
  }

  private static String unitYear(String distinguishedName) {
    String unit = UserName.parse(distinguishedName).map(UserName::unit).orElse(null);
    String year = YearGroup.of(unit);
    return year == null ? "" : year;
  }

  @Nullable String form(CsvRecord row) {
    return CsvTable.field(row, forms);
  }

  @Nullable String school(CsvRecord row) {
    return CsvTable.field(row, schools);
  }

  private static Stream<String> texts(CsvRecord row, List<Integer> columns) {
    return columns.stream()
        .filter(column -> column < row.getFieldCount())
        .map(column -> row.getField(column).strip())
        .filter(text -> !text.isEmpty());
  }
}
