package org.handbell.app.traffic;

import java.util.ArrayList;
import java.util.List;

/**
 * Everybody at an invented school who uses a device: so many pupils in each year, and staff.
 *
 * @param years as their units name them: {@code 7}
 */
public record Roll(String schoolId, List<String> years, int perYear, int staff) {

  public Roll {
    years = List.copyOf(years);
  }

  /** A secondary school of so many pupils, and a member of staff for every ten of them. */
  public static Roll secondary(String schoolId, int pupils) {
    List<String> years = List.of("7", "8", "9", "10", "11");
    return new Roll(schoolId, years, Math.max(1, pupils / years.size()), pupils / 10);
  }

  /** How many pupils there are. */
  public int pupils() {
    return perYear * years.size();
  }

  /** One of a year's pupils, numbered from 0. */
  public Client pupil(String year, int number) {
    int place = years.indexOf(year) * perYear + number;
    return new Client(
        schoolId, "p%s-%d".formatted(year, number), "Year" + year, address(10, place));
  }

  /** One of the staff, numbered from 0. */
  public Client staff(int number) {
    return new Client(schoolId, "staff" + number, "Staff", address(20, number));
  }

  private static String address(int net, int place) {
    return "10.%d.%d.%d".formatted(net + place / 62_500, place / 250 % 250, 2 + place % 250);
  }

  /** All of them, pupils first. */
  public List<Client> people() {
    List<Client> people = new ArrayList<>();
    for (String year : years) {
      for (int i = 0; i < perYear; i++) {
        people.add(pupil(year, i));
      }
    }
    for (int i = 0; i < staff; i++) {
      people.add(staff(i));
    }
    return people;
  }
}
