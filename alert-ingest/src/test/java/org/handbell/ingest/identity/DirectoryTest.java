package org.handbell.ingest.identity;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.UserName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTest {

  private static final Set<String> ELM = Set.of("elm");
  private static final List<StaffAccount> STAFF =
      List.of(
          new StaffAccount("alead", "elm", "A. Lead"), new StaffAccount("trust", "", "T. Rust"));

  private static final DirectoryRules RULES = new DirectoryRules(ELM, STAFF);

  @TempDir Path folder;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private DirectoryFile open(String text) throws IOException {
    return DirectoryFile.open(
        List.of(Files.writeString(folder.resolve("people.csv"), text)), RULES, meters);
  }

  private static Person who(Directory directory, String name) {
    return directory.person("elm", UserName.parse(name).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "jbloggs, elm/jbloggs, PUPIL",
    "ELM\\JBLOGGS, elm/jbloggs, PUPIL",
    "jbloggs@elsewhere.example, elm/jbloggs, PUPIL",
    "'cn=jbloggs,ou=Year9,dc=elm,dc=local', elm/jbloggs, PUPIL",
    "twin@north.example, elm/twin@north.example, PUPIL",
    "SOUTH\\twin, elm/twin@south.example, STAFF",
    "twin, elm/twin, UNKNOWN",
    "alead, elm/alead, STAFF",
    "alead@elm.example, elm/alead, STAFF",
    "trust, elm/trust, STAFF",
    "nobody-knows, elm/nobody-knows, UNKNOWN",
  })
  void a_name_in_any_form_is_its_person(String name, String id, PersonKind kind)
      throws IOException {
    try (DirectoryFile directory =
        open(
            """
            username,name,kind,year,form,school
            jbloggs,Jo Bloggs,pupil,9,9C,elm
            twin@north.example,Twin One,pupil,8,8A,elm
            twin@south.example,Twin Two,staff,,,elm
            ALead,From The File,pupil,,,elm
            """)) {

      Person person = who(directory, name);

      assertThat(person.id()).isEqualTo(id);
      assertThat(person.kind()).isEqualTo(kind);
    }
  }

  @Test
  void name_year_and_form_come_from_the_file_whatever_wrote_it() throws IOException {
    Path file = folder.resolve("people.csv");
    String text = "\uFEFFForm;KIND;Username;Name;Year\r\n\"7;B\";Pupil;zoe;Zoë Öz;7\r\n";

    Files.writeString(file, text);
    try (DirectoryFile utf8 = DirectoryFile.open(List.of(file), RULES, meters)) {
      assertThat(who(utf8, "zoe"))
          .isEqualTo(new Person("elm/zoe", PersonKind.PUPIL, "zoe", "Zoë Öz", "7", "7;B"));
    }
    Files.write(file, text.substring(1).getBytes(Charset.forName("windows-1252")));
    try (DirectoryFile old = DirectoryFile.open(List.of(file), RULES, meters)) {
      assertThat(who(old, "zoe").name()).isEqualTo("Zoë Öz");
    }
  }

  @Test
  void each_fault_is_named_by_line_and_field_and_nobody_by_name() {
    assertThatThrownBy(
            () ->
                open(
                    """
                    username,name,kind,school
                    jo,Jo,pupil,elm
                    ,Secret Name,pupil,elm
                    kim,Kim,prefect,elm
                    lee,Lee,pupil,oak
                    JO,Other Jo,pupil,elm
                    """))
        .isInstanceOf(CsvFaults.class)
        .hasMessageContaining("people.csv:3: username: empty; write the network account")
        .hasMessageContaining("people.csv:4: kind: must be pupil or staff")
        .hasMessageContaining("people.csv:5: school: not the id of a school")
        .hasMessageContaining("people.csv:6: username: the same account as on line 2")
        .hasMessageNotContainingAny("Secret", "Kim", "kim");
  }

  private static final String AD =
      """
      #TYPE Microsoft.ActiveDirectory.Management.ADUser
      sAMAccountName,userPrincipalName,DisplayName,Department,DistinguishedName,Enabled
      jbloggs,jo.bloggs@elm.example,Jo Bloggs,,"CN=Jo Bloggs,OU=Year 9,OU=Pupils,DC=elm,DC=local",True
      asmith,a.smith@elm.example,A. Smith,Science,"CN=A Smith,OU=Teaching,OU=Staff,DC=elm,DC=local",False
      krbtgt,,,,"CN=krbtgt,CN=Users,DC=elm,DC=local",False
      ipad-7,,iPad trolley,,"CN=ipad-7,OU=Shared,DC=elm,DC=local",True
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jbloggs | elm/jbloggs | PUPIL | Jo Bloggs | 9",
        "ELM\\jbloggs | elm/jbloggs | PUPIL | Jo Bloggs | 9",
        "jo.bloggs@elm.example | elm/jbloggs | PUPIL | Jo Bloggs | 9",
        "CN=Jo Bloggs,OU=Year 9,OU=Pupils,DC=elm,DC=local | elm/jbloggs | PUPIL | Jo Bloggs | 9",
        "asmith | elm/asmith | STAFF | A. Smith | ",
        "krbtgt | elm/krbtgt | UNKNOWN | | ",
        "ipad-7 | elm/ipad-7 | UNKNOWN | iPad trolley | ",
      })
  void an_export_of_active_directory_tells_kinds_by_its_units(
      String name, String id, PersonKind kind, String fullName, String year) throws IOException {
    Path file = folder.resolve("ad.csv");
    Files.write(file, ("\uFEFF" + AD).getBytes(UTF_16LE));
    try (DirectoryFile directory = DirectoryFile.open(List.of(file), RULES, meters)) {

      Person person = who(directory, name);

      assertThat(person)
          .isEqualTo(
              new Person(id, kind, id.substring(4), fullName, year, null, name.equals("ipad-7")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forename,Surname,Year,Reg,UPN,Network Username|Zoë,O'Neil,Year 9,9C,A123456789012,zoneil",
        "Legal Surname;Legal Forename;Year Group;Reg. Group;Logon Name;Role|"
            + "O'Neil;Zoë;Y9;9C;zoneil;Student",
        "Email\tFull Name\tUser Type\tYear\tTutor Group|ZOneil@elm.example\tZoë O'Neil\tPupil\t09\t9C",
        "First Name [Required],Last Name [Required],Email Address [Required],Org Unit Path [Required],"
            + "Form,Year group|Zoë,O'Neil,zoneil@elm.example,/Students/Year 9,9C,9",
        "sep=,|\"Username\",\"Name\",\"Kind\",\"Year\",\"Form\"|"
            + "\"zoneil\",\"Zoë O'Neil\",\"pupil\",\"Yr 9\",\"9C\"|",
      })
  void whatever_system_exported_it_a_pupil_is_read(String rows) throws IOException {
    String text = rows.replace("|", "\r\n");
    for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE, Charset.forName("windows-1252"))) {
      Path file = Files.write(folder.resolve("mis.csv"), text.getBytes(charset));
      try (DirectoryFile directory = DirectoryFile.open(List.of(file), RULES, meters)) {

        Person person = who(directory, "ELM\\zoneil");

        assertThat(person)
            .as("%s in %s", text, charset)
            .isEqualTo(
                new Person("elm/zoneil", PersonKind.PUPIL, "zoneil", "Zoë O'Neil", "9", "9C"));
      }
    }
  }

  @Test
  void two_files_that_list_one_account_tell_of_one_person() throws IOException {
    Path ad = Files.writeString(folder.resolve("ad.csv"), AD);
    Path mis =
        Files.writeString(
            folder.resolve("mis.csv"),
            "Email,Year,Reg\njo.bloggs@elm.example,9,9C\nnew.pupil@elm.example,7,7A\n");
    try (DirectoryFile directory = DirectoryFile.open(List.of(ad, mis), RULES, meters)) {

      Person person = who(directory, "jbloggs");

      assertThat(person.form()).isEqualTo("9C");
      assertThat(person).isEqualTo(who(directory, "jo.bloggs@elm.example"));
      assertThat(who(directory, "new.pupil").kind()).isEqualTo(PersonKind.PUPIL);
    }
  }

  @Test
  void a_table_that_tells_no_kinds_is_refused_with_what_would_help() {
    assertThatThrownBy(() -> open("Username,Department\njo,Blue\nkim,Green\n"))
        .hasMessageContaining("people.csv:1: kind: no such column")
        .hasMessageContaining("add a column kind that holds pupil or staff");
    assertThatThrownBy(() -> open("Username,Shoe size\njo,5\n"))
        .hasMessageContaining("people.csv:1: kind: no such column; add one");
  }

  @Test
  void a_shared_account_is_nobodys_own_but_staff_stay_staff() throws IOException {
    DirectoryRules rules =
        new DirectoryRules(
            ELM, STAFF, new NamePatterns(List.of("Year*", "*-trolley", "alead")), Map.of());
    Path file =
        Files.writeString(
            folder.resolve("people.csv"), "username,kind\nyear3,pupil\njo,pupil\nroom7,shared\n");
    try (DirectoryFile directory = DirectoryFile.open(List.of(file), rules, meters)) {

      assertThat(List.of("year3", "room7", "ipad-trolley"))
          .allSatisfy(
              name -> {
                assertThat(who(directory, name).shared()).isTrue();
                assertThat(who(directory, name).kind()).isEqualTo(PersonKind.UNKNOWN);
              });
      assertThat(who(directory, "jo").shared()).isFalse();
      assertThat(who(directory, "alead").kind()).isEqualTo(PersonKind.STAFF);
      assertThat(who(directory, "alead").shared()).isFalse();
    }
  }

  @Test
  void two_domains_that_nobody_lists_are_two_people() {
    Directory directory = Directory.of(RULES);

    assertThat(who(directory, "NORTH\\jo").id()).isNotEqualTo(who(directory, "SOUTH\\jo").id());
    assertThat(who(directory, "NORTH\\jo").id()).isEqualTo(who(directory, "north\\JO").id());
  }

  /** Accounts with few names and domains, so that they clash as often as can be. */
  @Test
  void two_accounts_never_become_one_person() throws IOException {
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      Set<String> names = new LinkedHashSet<>();
      for (int i = 0; i < 12; i++) {
        String name = "p" + random.nextInt(5);
        names.add(random.nextBoolean() ? name : name + "@d" + random.nextInt(3) + ".example");
      }
      Path file =
          Files.writeString(
              folder.resolve("people.csv"),
              "username,kind\n" + String.join(",pupil\n", names) + ",pupil\n");
      try (DirectoryFile directory = DirectoryFile.open(List.of(file), RULES, meters)) {
        List<String> ids = names.stream().map(name -> who(directory, name).id()).toList();

        assertThat(ids).as("seed %d, %s", seed, names).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void fifty_thousand_accounts_are_read_and_each_is_found() throws IOException {
    StringBuilder text = new StringBuilder("username,name,kind,year,form\n");
    for (int i = 0; i < 50_000; i++) {
      text.append("user").append(i).append(",Name ").append(i).append(",pupil,9,9C\n");
    }
    try (DirectoryFile directory = open(text.toString())) {
      assertThat(who(directory, "ELM\\USER49999").name()).isEqualTo("Name 49999");
      assertThat(bytesOfLookingUp(directory, "user77")).as("bytes for each look-up").isLessThan(64);
    }
  }

  private static long bytesOfLookingUp(Directory directory, String text) {
    var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    UserName name = UserName.parse(text).orElseThrow();
    int times = 20_000;
    long before = thread.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < times; i++) {
      assertThatNobodyIsLost(directory.person("elm", name));
    }
    return (thread.getCurrentThreadAllocatedBytes() - before) / times;
  }

  private static void assertThatNobodyIsLost(Person person) {
    if (person.kind() == PersonKind.UNKNOWN) {
      throw new AssertionError("the account was not found");
    }
  }

  @ParameterizedTest
  @CsvSource({"'', header: missing", "'name,kind', username: no such column"})
  void a_file_without_its_header_is_refused(String text, String fault) {
    assertThatThrownBy(() -> open(text)).hasMessageContaining("people.csv:1: " + fault);
  }

  @Test
  void a_changed_file_is_read_again_and_a_broken_one_changes_nothing() throws IOException {
    Path file = folder.resolve("people.csv");
    try (DirectoryFile directory = open("username,kind\njo,pupil\n")) {

      Files.write(file, "username,kind\njo,pupil\nkim,staff\n".getBytes(UTF_8));
      directory.reloadWhenChanged();
      assertThat(who(directory, "kim").kind()).isEqualTo(PersonKind.STAFF);

      Files.write(file, "username,kind\njo,pupil\nkim,\"sta".getBytes(UTF_8));
      directory.reloadWhenChanged();
      Files.delete(file);
      directory.reloadWhenChanged();

      assertThat(who(directory, "kim").kind()).isEqualTo(PersonKind.STAFF);
      assertThat(meters.counter("handbell.ingest.directory.faults").count()).isEqualTo(2);
    }
  }

  @Test
  void without_a_file_the_staff_of_the_configuration_are_known() {
    Directory directory = Directory.of(RULES);

    assertThat(who(directory, "ELM\\alead").kind()).isEqualTo(PersonKind.STAFF);
    assertThat(who(Directory.empty(), "alead").kind()).isEqualTo(PersonKind.UNKNOWN);
  }
}
