package org.handbell.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handbell.notifier.register.Register;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of the tests' own: Debian's, in a temporary folder, for as long as this Java
 * runs. Where none is installed the tests that need it say so and are passed over.
 */
public final class PostgresServer {

  public static final String PASSWORD = "a:secret@/word";

  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final String ABSENT =
      "no PostgreSQL server in "
          + INSTALLED
          + ": nothing is tested on it (on Debian, apt install postgresql)";
  private static final String TEMPLATE = "handbell_template";
  private static @Nullable PostgresServer running;
  private static boolean absenceSaid;

  private final Path programs;
  private final Path folder;
  private final int port;
  private @Nullable String current;

  private PostgresServer(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** The server, started when it is first asked for. */
  public static synchronized Optional<PostgresServer> find() {
    Optional<Path> programs = programs();
    if (programs.isEmpty() && !absenceSaid) {
      absenceSaid = true;
      System.err.println("tests: " + ABSENT);
    }
    if (running == null && programs.isPresent()) {
      running = start(programs.get());
    }
    return Optional.ofNullable(running);
  }

  public static String absent() {
    return ABSENT;
  }

  private static Optional<Path> programs() {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(INSTALLED)) {
      for (Path version : versions) {
        if (Files.isExecutable(version.resolve("bin/initdb"))) {
          return Optional.of(version.resolve("bin"));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PostgresServer start(Path programs) {
    try {
      Path folder = Files.createTempDirectory("handbell-postgresql");
      Path secret = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
      if (isRoot()) {
        run(folder, List.of("chown", "-R", "postgres", folder.toString()));
      }
      PostgresServer server = new PostgresServer(programs, folder, freePort());
      server.program(
          "initdb",
          "--username=handbell",
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale=C",
          "--no-sync",
          "--pwfile=" + secret,
          "--pgdata=" + server.data());
      server.control("start");
      Runtime.getRuntime().addShutdownHook(new Thread(server::end, "postgresql-end"));
      server.sql("CREATE DATABASE " + TEMPLATE);
      Register.open(Elm.config(server.settings(TEMPLATE, folder), Elm.PEOPLE, 25), () -> Elm.NOW)
          .close();
      server.sql(TEMPLATE, "DELETE FROM audit_key");
      server.sql(TEMPLATE, "DELETE FROM notes_key");
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  /** Ends every connection as a crash of the server would, and comes back. */
  public void crash() {
    control("stop", "-m", "immediate");
    control("start");
  }

  private void control(String... what) {
    List<String> command = new ArrayList<>(List.of(what));
    // What the tests ask of it is not durability against a loss of power.
    String options =
        "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync="
            + System.getProperty("postgresql.fsync", "off")
            + " -c port="
            + port;
    command.addAll(List.of("-w", "-D", data().toString(), "-l", folder.resolve("log").toString()));
    if (what[0].equals("start")) {
      command.addAll(List.of("-o", options));
    }
    program("pg_ctl", command.toArray(String[]::new));
  }

  private void program(String name, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) { // the server refuses to be root
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(name).toString());
    command.addAll(List.of(arguments));
    run(folder, command);
  }

  private static void run(Path folder, List<String> command) {
    try {
      Path said = Files.createTempFile("handbell-postgresql", ".log");
      int code =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start()
              .waitFor();
      String text = Files.readString(said, UTF_8);
      Files.delete(said);
      if (code != 0) {
        throw new IllegalStateException(command + " ended with " + code + ": " + text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The database that belongs to a test's folder; that of the test before is dropped. */
  public synchronized DatabaseSettings of(Path folder) {
    String name = "t" + Integer.toHexString(folder.toString().hashCode());
    if (!name.equals(current)) {
      if (current != null) {
        sql("DROP DATABASE " + current + " WITH (FORCE)");
      }
      sql("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
      current = name;
    }
    return settings(name, folder);
  }

  /** An empty database, without a register. */
  public synchronized DatabaseSettings empty(Path folder) {
    String name = "e" + Integer.toHexString(folder.toString().hashCode());
    sql("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    sql("CREATE DATABASE " + name);
    return settings(name, folder);
  }

  private DatabaseSettings settings(String name, Path folder) {
    return new DatabaseSettings(
        "postgresql://handbell@127.0.0.1:" + port + "/" + name, PASSWORD, folder);
  }

  private void sql(String statement) {
    sql("postgres", statement);
  }

  /** Runs what somebody with access to the database itself could. */
  public void sql(String database, String statement) {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    try (Connection connection = DriverManager.getConnection(url, "handbell", PASSWORD);
        Statement once = connection.createStatement()) {
      once.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void end() {
    control("stop", "-m", "immediate");
    run(Path.of("/"), List.of("rm", "-rf", folder.toString()));
  }
}
