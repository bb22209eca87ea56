package org.handbell.notifier.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.UserName;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Which cases one person may see, as a condition on the rows: what they may not see never leaves
 * the database, is not counted and moves no page. The rule is {@link Recusal}'s, asked beforehand
 * about every name that the configured people go by; any other name is nobody's here.
 */
public final class Sight {

  /**
   * What holds for one of the viewer's roles at some schools.
   *
   * @param staff true where concerns about staff may be seen
   * @param never the accounts of which no concern may be seen
   * @param nonPupils as {@code never}, unless the directory says it is a pupil
   */
  private record Rule(boolean staff, Set<String> never, Set<String> nonPupils) {}

  /** Rows that are wanted in order are not to be gathered school by school and sorted. */
  private static final String AMONG_MANY = " AND c.school_id || '' IN ";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Collection<String>> lists = new LinkedHashMap<>();
  private final Set<String> accounts = new TreeSet<>();
  private final Set<String> ids = new TreeSet<>();
  private final String prefix;
  private String also = "";

  private Sight(String prefix) {
    this.prefix = prefix;
  }

  /**
   * What a person with these roles may see.
   *
   * @param roles of one person; whatever one of them may see is seen
   * @param people everybody who is configured
   * @param schools the ids of all schools
   */
  public static Sight of(
      Collection<Contact> roles, List<Contact> people, Collection<String> schools) {
    Sight sight = new Sight("sight");
    for (Contact role : roles) {
      sight.ids.add(role.id());
      if (role.role().mayReadContent()) {
        sight.add(role, people, schools.stream().filter(role::serves).toList());
      }
    }
    return sight;
  }

  /**
   * What a person with these roles has opened of whatever school by break-glass, and may still
   * read; recusal holds as everywhere.
   */
  public static Sight throughGlass(
      Collection<Contact> roles, List<Contact> people, Collection<String> schools, Instant now) {
    Sight sight = new Sight("glass");
    for (Contact role : roles) {
      sight.ids.add(role.id());
      if (role.role().mayReadContent()) {
        sight.add(role, people, schools);
      }
    }
    sight.also =
        " AND EXISTS (SELECT 1 FROM break_glass g WHERE g.incident_id = c.incident_id"
            + " AND g.person_id IN "
            + sight.list(sight.ids)
            + " AND g.ends_at > "
            + now.toEpochMilli()
            + ")";
    return sight;
  }

  /**
   * Of which cases somebody may know that there is one, without reading it: all at their schools
   * but those about themselves.
   */
  static Sight unread(Collection<Contact> roles, List<Contact> people, Collection<String> schools) {
    Sight sight = new Sight("unread");
    for (Contact role : roles) {
      sight.add(role, people, schools.stream().filter(role::serves).toList());
    }
    return sight;
  }

  /** The ids of the viewer's roles: what is theirs. */
  Set<String> ids() {
    return ids;
  }

  private void add(Contact role, List<Contact> people, Collection<String> schools) {
    Map<Rule, List<String>> bySchools = new LinkedHashMap<>();
    for (String school : schools) {
      bySchools.computeIfAbsent(rule(role, people, school), any -> new ArrayList<>()).add(school);
    }
    bySchools.forEach((rule, served) -> conditions.add(condition(rule, served)));
  }

  private static Rule rule(Contact role, List<Contact> people, String school) {
    Set<String> never = new TreeSet<>();
    Set<String> nonPupils = new TreeSet<>();
    for (String name : names(people)) {
      if (isAgainst(role, PersonKind.PUPIL, name, people, school)) {
        never.add(name);
      } else if (isAgainst(role, PersonKind.UNKNOWN, name, people, school)) {
        nonPupils.add(name);
      }
    }
    return new Rule(!isAgainst(role, PersonKind.STAFF, "", people, school), never, nonPupils);
  }

  private static Set<String> names(List<Contact> people) {
    Set<String> names = new TreeSet<>();
    people.stream()
        .flatMap(each -> Stream.of(each.bareUsername(), UserName.bareOf(each.email())))
        .filter(name -> !name.isEmpty())
        .forEach(names::add);
    return names;
  }

  private static boolean isAgainst(
      Contact role, PersonKind kind, String name, List<Contact> people, String school) {
    Person person = new Person(school + "/" + name, kind, name, null, null, null);
    Recusal recusal = Recusal.of(person, school, people);
    return role.role().mayReadContent()
        ? recusal.against(role).isPresent()
        : recusal.isSubject(role);
  }

  private String condition(Rule rule, List<String> schools) {
    StringBuilder sql = new StringBuilder("(c.person_kind <> ''");
    sql.append(schools.size() == 1 ? " AND c.school_id IN " : AMONG_MANY).append(list(schools));
    if (!rule.staff()) {
      sql.append(" AND c.person_kind <> 'staff'");
    }
    if (!rule.never().isEmpty()) {
      sql.append(" AND c.subject NOT IN ").append(accounts(rule.never()));
    }
    if (!rule.nonPupils().isEmpty()) {
      sql.append(" AND (c.person_kind = 'pupil' OR c.subject NOT IN ")
          .append(accounts(rule.nonPupils()))
          .append(')');
    }
    return sql.append(')').toString();
  }

  private String accounts(Collection<String> values) {
    accounts.add(prefix + lists.size());
    return list(values);
  }

  private String list(Collection<String> values) {
    String name = prefix + lists.size();
    lists.put(name, values);
    return "(<" + name + ">)";
  }

  /** The condition on the row {@code c} of a case; no case at all where nothing may be seen. */
  String condition() {
    return conditions.isEmpty() ? "1 = 0" : "(" + String.join(" OR ", conditions) + ")" + also;
  }

  /**
   * The same condition on the row {@code p} of a person of whom the audit chain tells, whose
   * account is known by a pseudonym alone.
   */
  String ofPeople() {
    return condition().replace("c.subject NOT IN (<", "p.account NOT IN (<as_").replace("c.", "p.");
  }

  /** Fills in what {@link #ofPeople} left open beside {@link #condition}. */
  <S extends SqlStatement<S>> S bindPeople(S statement, UnaryOperator<String> pseudonym) {
    for (String name : accounts) {
      Collection<String> values = lists.getOrDefault(name, List.of());
      statement.bindList("as_" + name, values.stream().map(pseudonym).toList());
    }
    return statement;
  }

  /** Fills in what {@link #condition} left open. */
  <S extends SqlStatement<S>> S bind(S statement) {
    lists.forEach((name, values) -> statement.bindList(name, List.copyOf(values)));
    return statement;
  }
}
