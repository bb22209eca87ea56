package org.handbell.ingest.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.UserName;
import org.jspecify.annotations.Nullable;

/** The directory at one moment; never changed, so that readers need no lock. */
final class DirectorySnapshot implements Directory {

  /** An account and the person that it stands for. */
  private record Entry(Account account, Person person) {}

  private final DirectoryRules rules;
  private final Strangers strangers;
  private final Map<String, Map<String, List<Entry>>> entries = new HashMap<>();
  private final int size;

  DirectorySnapshot(Collection<Account> listed, DirectoryRules rules) {
    this.rules = rules;
    this.strangers = new Strangers(rules.shared()::match);
    this.size = listed.size();
    Map<String, List<Account>> schools = new HashMap<>();
    rules.schoolIds().forEach(school -> schools.put(school, new ArrayList<>()));
    for (Account account : listed) {
      boolean shared = rules.shared().match(account.username().bare()) || account.shared();
      schools
          .computeIfAbsent(account.schoolId(), id -> new ArrayList<>())
          .add(shared ? account.asShared() : account);
    }
    rules.staff().forEach(staff -> addStaff(schools, staff));
    schools.forEach((school, accounts) -> entries.put(school, index(accounts)));
  }

  /** How many accounts the files list. */
  int size() {
    return size;
  }

  @Override
  public Person person(String schoolId, UserName name) {
    List<Entry> sameName =
        entries.getOrDefault(schoolId, Map.of()).getOrDefault(name.bare(), List.of());
    if (sameName.size() == 1) {
      return sameName.get(0).person;
    }
    return sameName.isEmpty() ? strangers.person(schoolId, name) : oneOf(sameName, schoolId, name);
  }

  @Override
  public boolean isStaffPlace(String schoolId, @Nullable String ip, @Nullable String device) {
    StaffPlaces places = rules.staffPlaces().get(schoolId);
    return places != null && places.hold(ip, device);
  }

  /** Several people share the bare name: the domain tells them apart, or nothing does. */
  private static Person oneOf(List<Entry> sameName, String schoolId, UserName name) {
    Person found = only(sameName, account -> Account.same(account.username(), name));
    found = found == null ? only(sameName, account -> account.is(name)) : found;
    found = found == null ? only(sameName, account -> account.mayBe(name)) : found;
    if (found != null) {
      return found;
    }
    PersonKind kind = sameName.get(0).account.kind();
    boolean allAlike = sameName.stream().allMatch(entry -> entry.account.kind() == kind);
    return new Person(
        schoolId + "/" + Directory.own(name),
        allAlike ? kind : PersonKind.UNKNOWN,
        name.bare(),
        null,
        null,
        null);
  }

  private static @Nullable Person only(List<Entry> entries, Predicate<Account> wanted) {
    List<Entry> found = entries.stream().filter(entry -> wanted.test(entry.account)).toList();
    return found.size() == 1 ? found.get(0).person : null;
  }

  private static void addStaff(Map<String, List<Account>> schools, StaffAccount staff) {
    UserName name = UserName.parse(staff.username()).orElse(null);
    if (name == null) {
      return;
    }
    Collection<String> served =
        staff.schoolId().isEmpty() ? schools.keySet() : List.of(staff.schoolId());
    for (String school : served) {
      List<Account> accounts = schools.computeIfAbsent(school, id -> new ArrayList<>());
      int at = indexOf(accounts, name);
      if (at >= 0) {
        accounts.set(at, accounts.get(at).asStaff(staff.name()));
      } else {
        accounts.add(
            new Account(school, List.of(name), PersonKind.STAFF, false, staff.name(), null, null));
      }
    }
  }

  private static int indexOf(List<Account> accounts, UserName name) {
    for (int i = 0; i < accounts.size(); i++) {
      if (accounts.get(i).mayBe(name)) {
        return i;
      }
    }
    return -1;
  }

  private static Map<String, List<Entry>> index(List<Account> accounts) {
    Map<String, Integer> holders = new HashMap<>();
    accounts.forEach(
        account -> bares(account).forEach(bare -> holders.merge(bare, 1, Integer::sum)));
    Map<String, List<Entry>> index = new HashMap<>();
    for (Account account : accounts) {
      boolean unique = holders.getOrDefault(account.username().bare(), 0) == 1;
      Entry entry = new Entry(account, account.person(unique));
      bares(account)
          .forEach(bare -> index.computeIfAbsent(bare, b -> new ArrayList<>(1)).add(entry));
    }
    return index;
  }

  private static List<String> bares(Account account) {
    return account.names().stream().map(UserName::bare).distinct().toList();
  }
}
