package org.handbell.ingest.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.UserName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
