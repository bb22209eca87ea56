package org.handbell.app;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handbell.app.demo.MailSink;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.MountableFile;

/**
 * A trust as {@code docker/compose.cluster.yml} has it, out of the same files: three brokers that
 * ask for TLS and a password, PostgreSQL, two of each stage; and the ways in which parts of it get
 * lost.
 */
final class TrustCluster implements WholeWayContract.Running {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int SYSLOG = 5514;
  private static final int HEALTH = 8080;
  private static final Duration SLOW_MACHINE = Duration.ofMinutes(10);
  private static final List<String> STAGES = List.of("ingest", "classifier", "notifier");

  private final Network network = Network.newNetwork();
  private final Map<String, GenericContainer<?>> containers = new LinkedHashMap<>();
  private final Path folder;
  private final Path secrets;

  /** Starts nothing yet; secrets are made in that folder, once. */
  TrustCluster(Path folder) throws Exception {
    this.folder = folder;
    this.secrets = folder.resolve("secrets");
    run(ROOT.resolve("docker/make-secrets").toString(), secrets.toString(), "mail");
    run(
        "openssl pkcs12 -export -in %1$s/mail.both.pem -passout pass:changeit -out %1$s/mail.p12"
            .formatted(secrets)
            .split(" ", -1));
  }

  /** A mail server that the containers reach as {@code mail}, with TLS as mail needs it. */
  MailSink sink() {
    System.setProperty("greenmail.tls.keystore.file", secrets.resolve("mail.p12").toString());
    System.setProperty("greenmail.tls.keystore.password", "changeit");
    ServerSetup setup = new ServerSetup(0, "0.0.0.0", ServerSetup.PROTOCOL_SMTPS);
    setup.setServerStartupTimeout(SLOW_MACHINE.toMillis());
    return new MailSink(setup);
  }

  /** Starts everything, {@code instances} of each stage, and returns when all are ready. */
  void start(MailSink sink, int instances) throws Exception {
    Path config = config(sink.port());
    List<GenericContainer<?>> base = new ArrayList<>();
    for (int broker = 1; broker <= 3; broker++) {
      base.add(broker(broker));
    }
    base.add(database());
    Startables.deepStart(base).get();
    prepare().start();
    List<GenericContainer<?>> stages = new ArrayList<>();
    for (String stage : STAGES) {
      for (int instance = 1; instance <= instances; instance++) {
        stages.add(stage(stage, instance, config));
      }
    }
    Startables.deepStart(stages).get();
  }

  private GenericContainer<?> broker(int number) {
    String name = "kafka-" + number;
    return new Part("apache/kafka:4.3.1", name)
        .withEnv("CLUSTER_ID", "aGFuZGJlbGwtY2x1c3Rlcg")
        .withEnv("KAFKA_NODE_ID", String.valueOf(number))
        .withEnv(
            "KAFKA_ADVERTISED_LISTENERS", "CLIENTS://%1$s:9092,BROKERS://%1$s:9094".formatted(name))
        .withEnv("KAFKA_HEAP_OPTS", "-Xmx320m")
        .withCopyFileToContainer(
            file(ROOT.resolve("docker/trust/kafka/server.properties")),
            "/mnt/shared/config/server.properties")
        .withCopyFileToContainer(secret("ca.pem"), "/run/secrets/ca.pem")
        .withCopyFileToContainer(secret(name + ".both.pem"), "/run/secrets/broker.pem")
        .waitingFor(
            Wait.forLogMessage(".*Kafka Server started.*", 1).withStartupTimeout(SLOW_MACHINE));
  }

  private GenericContainer<?> database() {
    return new Part("postgres:15", "database")
        .withEnv("POSTGRES_USER", "handbell")
        .withEnv("POSTGRES_DB", "handbell")
        .withEnv("POSTGRES_PASSWORD_FILE", "/run/secrets/database-password")
        .withCopyFileToContainer(secret("database.pem"), "/run/secrets/database.pem")
        .withCopyFileToContainer(secret("database.key"), "/run/secrets/database.key")
        .withCopyFileToContainer(secret("database-password"), "/run/secrets/database-password")
        .withCreateContainerCmdModifier(
            create ->
                create
                    .withUser("postgres")
                    .withEntrypoint(
                        "sh",
                        "-c",
                        "install -m 0600 /run/secrets/database.key /tmp/database.key"
                            + " && exec docker-entrypoint.sh postgres -c ssl=on"
                            + " -c ssl_cert_file=/run/secrets/database.pem"
                            + " -c ssl_key_file=/tmp/database.key"))
        .waitingFor(
            Wait.forLogMessage(".*database system is ready to accept connections.*", 1)
                .withStartupTimeout(SLOW_MACHINE));
  }

  private GenericContainer<?> prepare() throws IOException {
    GenericContainer<?> prepare =
        new Part("handbell:latest", "prepare")
            .withCommand(
                "cluster",
                "prepare",
                "--admin",
                "/run/secrets/admin.properties",
                "--passwords",
                "/run/secrets")
            .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(SLOW_MACHINE));
    for (String name :
        List.of(
            "ca.pem",
            "admin.properties",
            "admin.both.pem",
            "handbell-ingest",
            "handbell-classifier",
            "handbell-notifier")) {
      prepare.withCopyFileToContainer(secret(name), "/run/secrets/" + name);
    }
    return prepare;
  }

  private GenericContainer<?> stage(String stage, int instance, Path config) {
    GenericContainer<?> part =
        new Part("handbell:latest", stage + "-" + instance)
            .withCommand(stage, "--config", "/etc/handbell/trust.yaml")
            .withEnv("HANDBELL_STAGE", "handbell-" + stage)
            .withEnv("HANDBELL_INSTANCE", String.valueOf(instance))
            .withEnv("HANDBELL_JAVA_OPTS", "-Xmx320m -XX:TieredStopAtLevel=1")
            .withExtraHost("mail", "host-gateway")
            .withExposedPorts(SYSLOG, HEALTH)
            .withCopyFileToContainer(file(config), "/etc/handbell/trust.yaml")
            .withCopyFileToContainer(secret("ca.pem"), "/run/secrets/ca.pem")
            .withCopyFileToContainer(secret("handbell-" + stage), "/run/secrets/kafka-password")
            .withCopyFileToContainer(secret("database-password"), "/run/secrets/database-password")
            .waitingFor(
                Wait.forHttp("/health/ready").forPort(HEALTH).withStartupTimeout(SLOW_MACHINE));
    for (String name : List.of("people.csv", "listed.txt")) {
      part.withCopyFileToContainer(file(folder.resolve(name)), "/etc/handbell/" + name);
    }
    for (String key : List.of("audit", "links", "accounts", "notes", "seal")) {
      part.withCopyFileToContainer(secret(key + "-key"), "/var/lib/handbell/" + key + ".key");
    }
    return part;
  }

  private Path config(int smtp) throws IOException {
    Files.writeString(folder.resolve("listed.txt"), WholeWayContract.LISTED + "\n");
    Files.writeString(folder.resolve("people.csv"), WholeWayContract.PUPILS);
    return Files.writeString(
        folder.resolve("trust.yaml"),
        WholeWayContract.SCHOOL
            + """
            sources:
              - { id: elm-fw, school: elm, listen: "syslog+tcp://0.0.0.0:%d", format: smoothwall, from: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16] }
            mail: { smtp: "smtps://mail:%d", from: handbell@elm.example, words: include, trust: /run/secrets/ca.pem }
            metrics: { listen: "http://0.0.0.0:%d" }
            kafka:
              bootstrap: "kafka-1:9092,kafka-2:9092,kafka-3:9092"
              instance: "${env:HANDBELL_INSTANCE}"
              tls: { ca: /run/secrets/ca.pem }
              user: "${env:HANDBELL_STAGE}"
              password: "${file:/run/secrets/kafka-password}"
            database: "postgresql://handbell@database/handbell?sslmode=verify-full&sslrootcert=/run/secrets/ca.pem"
            databasePassword: "${file:/run/secrets/database-password}"
            data: /var/lib/handbell
            """
                .formatted(SYSLOG, smtp, HEALTH));
  }

  @Override
  public InetSocketAddress source() {
    return source(1);
  }

  /** Where that ingest instance listens. */
  InetSocketAddress source(int instance) {
    GenericContainer<?> ingest = part("ingest-" + instance);
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), ingest.getMappedPort(SYSLOG));
  }

  @Override
  public String metrics() {
    return containers.keySet().stream()
        .filter(name -> STAGES.contains(name.replaceAll("-.*", "")))
        .map(name -> ask(name, "/metrics"))
        .collect(Collectors.joining());
  }

  /** True when that stage says that every part of it works. */
  boolean isReady(String name) {
    return ask(name, "/health/ready").contains(": ready");
  }

  /** What a stage answers, asked from within: an address outside changes with each start. */
  private String ask(String name, String path) {
    try {
      ExecResult result =
          part(name)
              .execInContainer(
                  "curl", "-sf", "--max-time", "5", "http://127.0.0.1:" + HEALTH + path);
      return result.getExitCode() == 0 ? result.getStdout() : "";
    } catch (IOException | RuntimeException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** Power off, as kill -9. */
  void kill(String name) {
    docker().killContainerCmd(part(name).getContainerId()).exec();
  }

  /** Power on again, with what it had on its disk. */
  void startAgain(String name) {
    docker().startContainerCmd(part(name).getContainerId()).exec();
  }

  /** The cable is pulled: nothing arrives, and nobody is told so. */
  void disconnect(String name) {
    docker()
        .disconnectFromNetworkCmd()
        .withNetworkId(network.getId())
        .withContainerId(part(name).getContainerId())
        .exec();
  }

  /** The cable is back. */
  void connect(String name) {
    docker()
        .connectToNetworkCmd()
        .withNetworkId(network.getId())
        .withContainerId(part(name).getContainerId())
        .withContainerNetwork(new ContainerNetwork().withAliases(name))
        .exec();
  }

  private GenericContainer<?> part(String name) {
    GenericContainer<?> part = containers.get(name);
    if (part == null) {
      throw new IllegalArgumentException("no such part: " + name);
    }
    return part;
  }

  private DockerClient docker() {
    return containers.values().iterator().next().getDockerClient();
  }

  private MountableFile secret(String name) {
    return file(secrets.resolve(name));
  }

  private static MountableFile file(Path path) {
    return MountableFile.forHostPath(path, 0644);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException(command[0] + ": " + said);
    }
  }

  /** The last lines that each part wrote, for who looks why a test failed. */
  String said() {
    return containers.entrySet().stream()
        .map(
            each -> {
              List<String> lines = each.getValue().getLogs().lines().toList();
              return "== %s%n%s"
                  .formatted(
                      each.getKey(),
                      IntStream.range(Math.max(0, lines.size() - 12), lines.size())
                          .mapToObj(lines::get)
                          .collect(Collectors.joining("\n")));
            })
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    containers.values().parallelStream().forEach(GenericContainer::stop);
    network.close();
  }

  /** One machine of the trust, known to the others by its name. */
  private final class Part extends GenericContainer<Part> {

    Part(String image, String name) {
      super(image);
      withNetwork(network);
      withNetworkAliases(name);
      containers.put(name, this);
    }
  }
}
