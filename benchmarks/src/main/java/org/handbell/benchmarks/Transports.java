package org.handbell.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.HdrHistogram.Histogram;
import org.handbell.app.bench.Samples;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.receive.Receiver;
import org.handbell.ingest.receive.Receivers;
import org.handbell.ingest.spool.Spool;
import org.jspecify.annotations.Nullable;

/**
 * How many lines a second each way in brings to disk: real sockets on loopback, the same lines.
 *
 * <pre>
 * openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=bench \\
 *     -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out cert.pem
 * mvn -Pbenchmarks -DskipTests package
 * java -cp 'benchmarks/target/classes:benchmarks/target/lib/*' \\
 *     org.handbell.benchmarks.Transports 300000 2 cert.pem key.pem   lines, senders at once, files
 * </pre>
 */
public final class Transports {

  private static final int ROUNDS = 3;
  private static final int LINES_OF_REQUEST = 1_000;
  private static final int DATAGRAMS_A_MILLISECOND = 10; // of each sender: nothing holds it back

  private SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final int count;
  private final int senders;
  private final List<byte[]> lines = Samples.lines("smoothwall", 20_000);
  private final SSLContext trusting;

  private Transports(int count, int senders, Path certificate) throws Exception {
    this.count = count;
    this.senders = senders;
    this.trusting = trusting(certificate);
  }

  /** Runs every measurement and prints it. */
  public static void main(String[] args) throws Exception {
    Transports transports =
        new Transports(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Path.of(args[2]));
    SourceConfig.Tls tls = new SourceConfig.Tls(Path.of(args[2]), Path.of(args[3]), null);
    for (String scheme : List.of("syslog+tcp", "syslog+tls", "syslog+udp", "http", "https")) {
      boolean encrypted = scheme.equals("syslog+tls") || scheme.equals("https");
      transports.measure(scheme, encrypted ? tls : null);
    }
  }

  private static Receiver noFiles(SourceConfig source) {
    throw new IllegalArgumentException(source.id() + " is no network source");
  }

  private void measure(String scheme, SourceConfig.@Nullable Tls tls) throws Exception {
    URI listen = URI.create(scheme + "://127.0.0.1:0");
    SourceConfig source =
        new SourceConfig("bench", "elm", null, listen, "auto", List.of(), tls, null, null)
            .limitedTo(0);
    registry = new SimpleMeterRegistry();
    IngestMeters meters = new IngestMeters(registry);
    try (Spool spool = Spool.open(Files.createTempDirectory("handbell-transports"), meters);
        Receivers receivers =
            new Receivers(
                spool, meters, Clock.systemUTC(), (id, lost) -> {}, Transports::noFiles)) {
      receivers.open(List.of(source));
      InetSocketAddress at = Objects.requireNonNull(receivers.listening().get("bench"));
      for (int round = 1; round <= ROUNDS; round++) {
        round(scheme, round, at);
      }
      Histogram delays = delays(scheme, at);
      System.out.printf(
          "%-10s at 1,000 lines/s: p50 %.1f ms, p99 %.1f ms, largest %.1f ms from due to disk%n",
          scheme,
          delays.getValueAtPercentile(50) / 1e3,
          delays.getValueAtPercentile(99) / 1e3,
          delays.getMaxValue() / 1e3);
    }
  }

  private void round(String scheme, int round, InetSocketAddress at) throws Exception {
    double before = spooled();
    long start = System.nanoTime();
    inParallel(() -> send(scheme, at));
    long end = System.nanoTime();
    double kept = spooled() - before;
    while (kept < count && System.nanoTime() - end < 2_000_000_000L) {
      TimeUnit.MILLISECONDS.sleep(1);
      double now = spooled() - before;
      end = now > kept ? System.nanoTime() : end;
      kept = now;
    }
    System.out.printf(
        "%-10s round %d: %,9.0f lines/s to disk, %,.0f of %,d kept%n",
        scheme, round, kept / ((end - start) / 1e9), kept, count / senders * senders);
  }

  private double spooled() {
    return registry.find("handbell.ingest.spooled").counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private void inParallel(Callable<Void> sender) throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(senders);
    try {
      List<Callable<Void>> all = IntStream.range(0, senders).mapToObj(i -> sender).toList();
      for (Future<Void> done : threads.invokeAll(all)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private @Nullable Void send(String scheme, InetSocketAddress at) throws Exception {
    switch (scheme) {
      case "syslog+tcp" -> stream(new Socket(at.getAddress(), at.getPort()));
      case "syslog+tls" ->
          stream(trusting.getSocketFactory().createSocket(at.getAddress(), at.getPort()));
      case "syslog+udp" -> datagrams(at);
      default -> requests(scheme, at);
    }
    return null;
  }

  private Histogram delays(String scheme, InetSocketAddress at) throws Exception {
    if (scheme.startsWith("http")) {
      HttpClient client = client();
      URI uri = URI.create("%s://127.0.0.1:%d/".formatted(scheme, at.getPort()));
      return Delays.measure(this::spooled, burst -> request(client, uri, burst, Delays.BURST));
    }
    if (scheme.equals("syslog+udp")) {
      try (DatagramChannel channel = DatagramChannel.open()) {
        return Delays.measure(this::spooled, burst -> datagrams(channel, at));
      }
    }
    try (Socket socket =
            scheme.equals("syslog+tls")
                ? trusting.getSocketFactory().createSocket(at.getAddress(), at.getPort())
                : new Socket(at.getAddress(), at.getPort());
        OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16)) {
      return Delays.measure(this::spooled, burst -> burst(out, burst));
    }
  }

  private void burst(OutputStream out, int burst) throws IOException {
    for (int i = 0; i < Delays.BURST; i++) {
      framed(out, burst * Delays.BURST + i);
    }
    out.flush();
  }

  private void datagrams(DatagramChannel channel, InetSocketAddress at) throws IOException {
    for (int i = 0; i < Delays.BURST; i++) {
      channel.send(ByteBuffer.wrap(lines.get(i)), at);
    }
  }

  private void framed(OutputStream out, int i) throws IOException {
    byte[] line = lines.get(i % lines.size());
    out.write((line.length + " ").getBytes(UTF_8));
    out.write(line);
  }

  private void stream(Socket socket) throws IOException {
    try (socket;
        OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16)) {
      for (int i = 0; i < count / senders; i++) {
        framed(out, i);
      }
    }
  }

  private void datagrams(InetSocketAddress at) throws IOException {
    long start = System.nanoTime();
    try (DatagramChannel channel = DatagramChannel.open()) {
      for (int i = 0; i < count / senders; i++) {
        channel.send(ByteBuffer.wrap(lines.get(i % lines.size())), at);
        long due = start + i / DATAGRAMS_A_MILLISECOND * 1_000_000L;
        if (due > System.nanoTime()) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
      }
    }
  }

  private void requests(String scheme, InetSocketAddress at)
      throws IOException, InterruptedException {
    HttpClient client = client();
    URI uri = URI.create("%s://127.0.0.1:%d/".formatted(scheme, at.getPort()));
    for (int from = 0; from < count / senders; from += LINES_OF_REQUEST) {
      request(client, uri, from, Math.min(LINES_OF_REQUEST, count / senders - from));
    }
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(trusting)
        .build();
  }

  private void request(HttpClient client, URI uri, int from, int lineCount)
      throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = from; i < from + lineCount; i++) {
      body.writeBytes(lines.get(i % lines.size()));
      body.write('\n');
    }
    HttpRequest request =
        HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(body.toByteArray())).build();
    int status = client.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IOException("answered " + status);
    }
  }

  private static SSLContext trusting(Path certificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(certificate)) {
      trusted.setCertificateEntry(
          "bench", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
