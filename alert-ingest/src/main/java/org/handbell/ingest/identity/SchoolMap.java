package org.handbell.ingest.identity;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table that tells the schools of one stream apart, a row for each mark of a school: {@code
 * school,subnet,tenant,device}, of which any of the last three may be left out. Whatever a row
 * gives must fit. Rows with a tenant go before rows with a device, and these before rows with a
 * subnet alone; among equals the narrowest subnet decides, and where two schools fit equally well,
 * none is taken. A tenant that the table does not know is nobody's, if the table knows any.
 */
public final class SchoolMap implements SchoolFinder {

  private record Row(
      String school, @Nullable Subnet subnet, @Nullable String tenant, @Nullable String device) {

    int narrowness() {
      return subnet == null ? -1 : subnet.bits();
    }

    boolean fits(List<String> devices, byte @Nullable [] address) {
      return (device == null || devices.stream().anyMatch(one -> fold(one).equals(device)))
          && (subnet == null || (address != null && subnet.holds(address)));
    }
  }

  private final Map<String, List<Row>> byTenant = new HashMap<>();
  private final Map<String, List<Row>> byDevice = new HashMap<>();
  private final List<Row> bySubnet = new ArrayList<>();

  private SchoolMap(List<Row> rows) {
    rows.stream().sorted(Comparator.comparingInt(Row::narrowness).reversed()).forEach(this::add);
  }

  private void add(Row row) {
    if (row.tenant != null) {
      byTenant.computeIfAbsent(row.tenant, tenant -> new ArrayList<>(1)).add(row);
    } else if (row.device != null) {
      byDevice.computeIfAbsent(row.device, device -> new ArrayList<>(1)).add(row);
    } else {
      bySubnet.add(row);
    }
  }

  /**
   * Reads the table.
   *
   * @throws CsvFaults naming each line and field that cannot be used
   * @throws IOException when the file cannot be read at all
   */
  public static SchoolMap read(Path file, Set<String> schools) throws IOException {
    CsvTable table = CsvTable.read(file);
    List<Integer> school = table.columns(List.of("school", "schoolid"));
    List<Integer> subnet = table.columns(List.of("subnet", "network", "cidr", "range", "ip"));
    List<Integer> tenant =
        table.columns(
            List.of("tenant", "customer", "organisation", "organization", "group", "vdom"));
    List<Integer> device =
        table.columns(List.of("device", "box", "firewall", "host", "hostname", "sender", "serial"));
    if (school.isEmpty()) {
      table.fault(
          1, "school", "no such column; the first line must be school,subnet,tenant,device");
    }
    List<Row> rows = new ArrayList<>();
    for (CsvRecord record : school.isEmpty() ? List.<CsvRecord>of() : table.rows()) {
      long line = record.getStartingLineNumber();
      String id = CsvTable.field(record, school);
      Row row =
          new Row(
              id == null ? "" : fold(id),
              subnet(CsvTable.field(record, subnet), line, table),
              folded(CsvTable.field(record, tenant)),
              folded(CsvTable.field(record, device)));
      if (!schools.contains(row.school)) {
        table.fault(
            line, "school", "not the id of a school in the configuration; write one of " + schools);
      } else if (row.subnet == null && row.tenant == null && row.device == null) {
        table.fault(
            line, "row", "says nothing to know the school by; give a subnet, tenant or device");
      }
      rows.add(row);
    }
    if (!table.faults().isEmpty()) {
      throw new CsvFaults(table.faults());
    }
    return new SchoolMap(rows);
  }

  private static @Nullable Subnet subnet(@Nullable String text, long line, CsvTable table) {
    try {
      return text == null ? null : Subnet.of(text);
    } catch (IllegalArgumentException e) {
      table.fault(line, "subnet", String.valueOf(e.getMessage()));
      return null;
    }
  }

  @Override
  public @Nullable String schoolOf(
      @Nullable String tenant, List<String> devices, @Nullable String ip) {
    byte[] address = Subnet.bytes(ip);
    if (tenant != null && !byTenant.isEmpty()) {
      return best(byTenant.getOrDefault(fold(tenant), List.of()), devices, address);
    }
    for (String device : devices) {
      List<Row> rows = byDevice.getOrDefault(fold(device), List.of());
      if (rows.stream().anyMatch(row -> row.fits(devices, address))) {
        return best(rows, devices, address);
      }
    }
    return best(bySubnet, devices, address);
  }

  /** The narrowest row that fits, unless another school has one as narrow. */
  private static @Nullable String best(
      List<Row> rows, List<String> devices, byte @Nullable [] address) {
    Row best = null;
    for (Row row : rows) {
      if (best != null && row.narrowness() < best.narrowness()) {
        break;
      }
      if (row.fits(devices, address)) {
        if (best != null && !best.school.equals(row.school)) {
          return null;
        }
        best = row;
      }
    }
    return best == null ? null : best.school;
  }

  private static @Nullable String folded(@Nullable String text) {
    return text == null ? null : fold(text);
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** A table that is read again whenever it changes, until closed. */
  public static final class Watched implements SchoolFinder, AutoCloseable {

    private final WatchedFiles<SchoolMap> watched;

    /**
     * Reads the table and watches it.
     *
     * @throws CsvFaults naming each line and field that cannot be used
     */
    public Watched(Path file, Set<String> schools, MeterRegistry meters) throws IOException {
      this.watched =
          new WatchedFiles<>(
              "table of schools",
              List.of(file),
              paths -> read(paths.get(0), schools),
              meters.counter("handbell.ingest.schoolmap.faults"));
    }

    @Override
    public @Nullable String schoolOf(
        @Nullable String tenant, List<String> devices, @Nullable String ip) {
      return watched.current().schoolOf(tenant, devices, ip);
    }

    /** One look at the file. */
    void look() {
      watched.look();
    }

    @Override
    public void close() {
      watched.close();
    }
  }
}
