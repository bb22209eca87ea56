package org.handbell.app;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.Volume;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handbell.app.demo.MailSink;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.MountableFile;

/**
 * A trust as {@code docker/compose.cluster.yml} has it, out of the same files: three brokers that
 * ask for TLS and a password, PostgreSQL, two of each stage; and the ways in which parts of it get
 * lost.
 */
final class TrustCluster implements WholeWayContract.Running {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** What Kafka's own tools need inside a broker. */
  static final String TOOLS = "/mnt/shared/config/tools.properties";

  private static final String IMAGE = "handbell:latest";
  private static final int SYSLOG = 5514;
  private static final int HEALTH = 8080;
  private static final Duration SLOW_MACHINE = Duration.ofMinutes(10);
  private static final List<String> STAGES = List.of("ingest", "classifier", "notifier");

  private final Network network = Network.newNetwork();
  private final Map<String, GenericContainer<?>> containers = new LinkedHashMap<>();
  private final Path folder;
  private final Path secrets;
  private Path config = Path.of("");

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
    config = config(sink.port());
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
        stages.add(stage(stage, instance, IMAGE));
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
        .withEnv("KAFKA_HEAP_OPTS", "-Xmx320m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        .withCopyFileToContainer(
            file(ROOT.resolve("docker/trust/kafka/server.properties")),
            "/mnt/shared/config/server.properties")
        .withCopyFileToContainer(file(ROOT.resolve("docker/trust/kafka/tools.properties")), TOOLS)
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
        new Part(IMAGE, "prepare")
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

  private GenericContainer<?> stage(String stage, int instance, String image) {
    String name = stage + "-" + instance;
    String volume = volume(name);
    GenericContainer<?> part =
        new Part(image, name)
            .withCreateContainerCmdModifier(
                create ->
                    requireNonNull(create.getHostConfig())
                        .withBinds(new Bind(volume, new Volume("/var/lib/handbell"))))
            .withCommand(stage, "--config", "/etc/handbell/trust.yaml")
            .withEnv("HANDBELL_STAGE", "handbell-" + stage)
            .withEnv("HANDBELL_INSTANCE", String.valueOf(instance))
            .withEnv("HANDBELL_JAVA_OPTS", "-Xmx320m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
            .withExtraHost("mail", "host-gateway")
            .withExposedPorts(SYSLOG, HEALTH)
            .withCopyFileToContainer(file(config), "/etc/handbell/trust.yaml")
            .withCopyFileToContainer(secret("ca.pem"), "/run/secrets/ca.pem")
            .withCopyFileToContainer(secret("handbell-" + stage), "/run/secrets/kafka-password")
            .withCopyFileToContainer(secret("database-password"), "/run/secrets/database-password")
            .waitingFor(
                Wait.forHttp("/health/ready").forPort(HEALTH).withStartupTimeout(SLOW_MACHINE));
    for (String file : List.of("people.csv", "listed.txt")) {
      part.withCopyFileToContainer(file(folder.resolve(file)), "/etc/handbell/" + file);
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
    return new InetSocketAddress(address("ingest-" + instance), SYSLOG);
  }

  /** Where that part is on the network of the containers: it may differ after each start. */
  private String address(String name) {
    return docker()
        .inspectContainerCmd(part(name).getContainerId())
        .exec()
        .getNetworkSettings()
        .getNetworks()
        .values()
        .stream()
        .map(ContainerNetwork::getIpAddress)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String metrics() {
    return containers.keySet().stream()
        .filter(TrustCluster::isStage)
        .map(name -> ask(name, "/metrics"))
        .collect(Collectors.joining());
  }

  /** True when that stage says that every part of it works. */
  boolean isReady(String name) {
    String health = health(name);
    return health.contains(": ready") && !health.contains(": not ready");
  }

  /** What that stage says of its parts; empty when it does not answer. */
  String health(String name) {
    return ask(name, "/health/ready");
  }

  /** What a stage answers, asked from within: an address outside changes with each start. */
  String ask(String name, String path) {
    return inside(name, "curl", "-s", "--max-time", "5", "http://127.0.0.1:" + HEALTH + path);
  }

  /** What a program in that part prints; empty when it cannot run there. */
  String inside(String name, String... command) {
    try {
      ExecResult result = part(name).execInContainer(command);
      return result.getExitCode() == 0 ? result.getStdout() : "";
    } catch (IOException | RuntimeException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** What that part has written into its log since it was made. */
  List<String> log(String name) {
    return part(name).getLogs().lines().toList();
  }

  /** Power off, as kill -9. */
  void kill(String name) {
    docker().killContainerCmd(part(name).getContainerId()).exec();
  }

  /** Power on again, with what it had on its disk. */
  void startAgain(String name) {
    docker().startContainerCmd(part(name).getContainerId()).exec();
  }

  /** Stopped in order. */
  void stop(String name) {
    docker().stopContainerCmd(part(name).getContainerId()).withTimeout(60).exec();
  }

  /** Stopped and started in order, as for an update of its machine. */
  void restart(String name) {
    docker().restartContainerCmd(part(name).getContainerId()).withTimeout(60).exec();
  }

  /** Held where it is; its place among the others is kept for half a minute. */
  void hold(String name) {
    docker().pauseContainerCmd(part(name).getContainerId()).exec();
  }

  void letGoOn(String name) {
    docker().unpauseContainerCmd(part(name).getContainerId()).exec();
  }

  /** An image of the same stages under another name. */
  static String newerImage() throws Exception {
    return new ImageFromDockerfile("handbell:newer", false)
        .withDockerfileFromBuilder(file -> file.from(IMAGE).label("handbell", "newer"))
        .get();
  }

  /** Put in place of that stage, with what it had on its disk: the same out of another image. */
  void replace(String name, String image) {
    String old = part(name).getContainerId();
    docker().stopContainerCmd(old).withTimeout(60).exec();
    docker().removeContainerCmd(old).exec();
    stage(name.replaceAll("-.*", ""), Integer.parseInt(name.replaceAll(".*-", "")), image).start();
  }

  /** Out of which image that part runs. */
  String image(String name) {
    return docker().inspectContainerCmd(part(name).getContainerId()).exec().getConfig().getImage();
  }

  /** Between the two nothing arrives any more, either way, and nobody is told so. */
  void cut(String from, String to) throws Exception {
    String there = address(to);
    firewall(from, "-A OUTPUT -d " + there + " -j DROP");
    firewall(from, "-A INPUT -s " + there + " -j DROP");
  }

  /** Everything arrives again at that part. */
  void mend(String name) throws Exception {
    firewall(name, "-F");
  }

  /** Needs root, as starting an engine does: a rule in the part's own network and in no other. */
  private void firewall(String name, String rule) throws Exception {
    Long process = part(name).getCurrentContainerInfo().getState().getPidLong();
    run(("nsenter -t " + process + " -n iptables " + rule).split(" ", -1));
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

  /** Whatever is amiss no longer is, as far as it lies in power and cables. */
  void heal() throws Exception {
    for (String name : containers.keySet()) {
      if (name.equals("prepare")) {
        continue;
      }
      var state = docker().inspectContainerCmd(part(name).getContainerId()).exec();
      if (!Boolean.TRUE.equals(state.getState().getRunning())) {
        startAgain(name);
      } else if (state.getNetworkSettings().getNetworks().isEmpty()) {
        connect(name);
      } else {
        mend(name);
      }
    }
  }

  private GenericContainer<?> part(String name) {
    GenericContainer<?> part = containers.get(name);
    if (part == null) {
      throw new IllegalArgumentException("no such part: " + name);
    }
    return part;
  }

  private static boolean isStage(String name) {
    return STAGES.contains(name.replaceAll("-.*", ""));
  }

  private String volume(String name) {
    return "handbell-" + network.getId().substring(0, 8) + "-" + name;
  }

  private static DockerClient docker() {
    return DockerClientFactory.instance().client();
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
    containers.keySet().stream().filter(TrustCluster::isStage).forEach(this::discard);
  }

  private void discard(String name) {
    try {
      docker().removeVolumeCmd(volume(name)).exec();
    } catch (NotFoundException e) {
      // it went with its container, as it does where that was never replaced
    }
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
