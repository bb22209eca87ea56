package org.handbell.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handbell.app.traffic.Client;

/** Two schools that do not exist, with the configuration and the directory a technician writes. */
final class InventedSchools {

  static final ZoneId ZONE = ZoneId.of("Europe/London");
  static final LocalTime DIGEST = LocalTime.of(16, 0);
  static final String LISTED = "https://listed.invalid/gallery/7";

  private static final List<String> FIRST =
      List.of("Ada", "Ben", "Cleo", "Dev", "Esme", "Finn", "Gwen", "Hari", "Isla", "Jude");
  private static final List<String> LAST =
      List.of("Alder", "Birch", "Cedar", "Dale", "Everett", "Fern", "Grove", "Heath");

  private final List<Client> clients = new ArrayList<>();
  private final StringBuilder directory =
      new StringBuilder("username,name,kind,year,form,school\n");

  InventedSchools() {
    school("elm", 10, List.of("3", "4", "5", "6"));
    school("oak", 20, List.of("7", "8", "9", "10", "11"));
    add("elm", "treed", "T. Reed", "staff", "", "10.10.9.1");
  }

  private void school(String school, int net, List<String> years) {
    int i = 0;
    for (String first : FIRST) {
      for (String last : LAST) {
        String year = years.get(i % years.size());
        String username = (first.charAt(0) + last + i).toLowerCase(Locale.ROOT);
        add(
            school,
            username,
            first + " " + last,
            "pupil",
            year,
            "10.%d.%d.%d".formatted(net, i / 200, 10 + i % 200));
        i++;
      }
    }
  }

  private void add(
      String school, String username, String name, String kind, String year, String ip) {
    String form = year.isEmpty() ? "" : year + "A";
    directory.append(
        "%s,%s,%s,%s,%s,%s%n"
            .formatted(username, name, kind, year, form, school)
            .replace("\r", ""));
    clients.add(new Client(school, username, kind.equals("pupil") ? "Year" + year : "Staff", ip));
  }

  /** Everybody of a school who makes ordinary traffic. */
  List<Client> pupils(String school) {
    return clients.stream()
        .filter(c -> c.schoolId().equals(school) && c.unit().startsWith("Year"))
        .toList();
  }

  /**
   * Writes {@code handbell.yaml} and what it names into a folder.
   *
   * @return the configuration's path
   */
  Path write(Path folder, int smtpPort, int httpPort) throws IOException {
    Files.writeString(folder.resolve("people.csv"), directory);
    Files.writeString(folder.resolve("listed.txt"), LISTED + "\nhttps://listed.invalid/room\n");
    return Files.writeString(
        folder.resolve("handbell.yaml"),
        """
        organisation: { name: Heron Learning Trust, timezone: Europe/London }
        schools:
          - { id: elm, name: Elm Primary School, phase: primary, settling: off }
          - { id: oak, name: Oak Academy, phase: secondary, settling: off }
        sources:
          - { id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: smoothwall }
          - { id: oak-fw, school: oak, listen: "syslog+tcp://127.0.0.1:0", format: auto }
        people:
          - { id: elm-dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example, username: alead }
          - { id: elm-dep, school: elm, role: deputy-dsl, name: B. Deputy, email: dep@elm.example, username: bdeputy }
          - { id: elm-head, school: elm, role: head, name: C. Head, email: head@elm.example, username: chead }
          - { id: elm-chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
          - { id: elm-it, school: elm, role: it, name: E. Tech, email: it@elm.example, username: etech }
          - { id: oak-dsl, school: oak, role: dsl, name: F. Okafor, email: dsl@oak.example, username: fokafor }
          - { id: oak-dep, school: oak, role: deputy-dsl, name: G. Price, email: dep@oak.example, username: gprice }
          - { id: oak-head, school: oak, role: head, name: H. Patel, email: head@oak.example, username: hpatel }
          - { id: oak-chair, school: oak, role: chair, name: I. Moss, email: chair@oak.example }
          - { id: oak-it, school: oak, role: it, name: J. Wren, email: it@oak.example, username: jwren }
        directory: people.csv
        lists:
          - { id: demo-illegal, category: illegal.csam, file: listed.txt, format: urls }
        mail: { smtp: "smtp://127.0.0.1:%d", from: handbell@heron.example, words: include }
        alerts: { holdP2: 2s }
        digest: { day: friday, time: "%s" }
        kafka: { bootstrap: embedded }
        console: { listen: "http://127.0.0.1:%d" }
        data: data/
        """
            .formatted(smtpPort, DIGEST, httpPort));
  }
}
