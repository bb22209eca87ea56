package org.handbell.ingest.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.UserName;

/** The directory at one moment; never changed, so that readers need no lock. */
final class DirectorySnapshot implements Directory {

  private final Map<String, Map<String, List<Account>>> accounts = new HashMap<>();
  private final Map<String, Map<String, Person>> unique = new HashMap<>();
  private final int size;

  DirectorySnapshot(
      Set<String> schoolIds, Collection<Account> listed, Collection<StaffAccount> staff) {
    schoolIds.forEach(school -> accounts.put(school, new HashMap<>()));
    listed.forEach(account -> of(account.schoolId(), account.username()).add(account));
    for (StaffAccount account : staff) {
      UserName.parse(account.username())
          .ifPresent(
              name -> {
                Collection<String> schools =
                    account.schoolId().isEmpty() ? schoolIds : List.of(account.schoolId());
                schools.forEach(school -> addStaff(school, name, account.name()));
              });
    }
    accounts.forEach((school, names) -> unique.put(school, uniqueNames(names)));
    size = listed.size();
  }

  /** How many accounts the file lists. */
  int size() {
    return size;
  }

  @Override
  public Person person(String schoolId, UserName name) {
    Person person = unique.getOrDefault(schoolId, Map.of()).get(name.bare());
    if (person != null) {
      return person;
    }
    List<Account> sameName =
        accounts.getOrDefault(schoolId, Map.of()).getOrDefault(name.bare(), List.of());
    return sameName.isEmpty() ? Directory.unknown(schoolId, name) : oneOf(sameName, schoolId, name);
  }

  /** Several people share the bare name: the domain tells them apart, or nothing does. */
  private static Person oneOf(List<Account> sameName, String schoolId, UserName name) {
    for (Account account : sameName) {
      if (account.is(name)) {
        return account.person(false);
      }
    }
    List<Account> near = sameName.stream().filter(account -> account.mayBe(name)).toList();
    if (near.size() == 1) {
      return near.get(0).person(false);
    }
    PersonKind kind = sameName.get(0).kind();
    boolean allAlike = sameName.stream().allMatch(account -> account.kind() == kind);
    String own = name.domain() == null ? name.bare() : name.bare() + "@" + name.domain();
    return new Person(
        schoolId + "/" + own, allAlike ? kind : PersonKind.UNKNOWN, name.bare(), null, null, null);
  }

  private void addStaff(String schoolId, UserName name, String fullName) {
    List<Account> sameName = of(schoolId, name);
    for (int i = 0; i < sameName.size(); i++) {
      if (sameName.get(i).mayBe(name)) {
        sameName.set(i, sameName.get(i).asStaff(fullName));
        return;
      }
    }
    sameName.add(new Account(schoolId, name, PersonKind.STAFF, fullName, null, null));
  }

  private List<Account> of(String schoolId, UserName name) {
    return accounts
        .computeIfAbsent(schoolId, school -> new HashMap<>())
        .computeIfAbsent(name.bare(), bare -> new ArrayList<>(1));
  }

  private static Map<String, Person> uniqueNames(Map<String, List<Account>> names) {
    Map<String, Person> unique = new HashMap<>();
    names.forEach(
        (bare, sameName) -> {
          if (sameName.size() == 1) {
            unique.put(bare, sameName.get(0).person(true));
          }
        });
    return unique;
  }
}
