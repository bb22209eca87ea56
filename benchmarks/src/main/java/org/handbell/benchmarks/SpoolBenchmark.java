package org.handbell.benchmarks;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.handbell.app.bench.Samples;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.spool.ArrivedLine;
import org.handbell.ingest.spool.Spool;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Lines into the spool by one sender, who waits until each thousand of them is on disk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx2g", "-XX:+UseSerialGC"})
public class SpoolBenchmark {

  private static final int COUNT = 20_000;
  private static final int TOGETHER = 1_000;

  private final List<byte[]> lines = Samples.lines("smoothwall", COUNT);
  private final Semaphore onDisk = new Semaphore(0);
  private @Nullable Spool spool;
  private int next;

  /** Opens one, which the round fills. */
  @Setup(Level.Iteration)
  public void open() throws IOException {
    spool =
        Spool.open(
            Files.createTempDirectory("handbell-spool"),
            new IngestMeters(new SimpleMeterRegistry()));
  }

  /** Closes it. */
  @TearDown(Level.Iteration)
  public void close() {
    spool().close();
  }

  private Spool spool() {
    if (spool == null) {
      throw new IllegalStateException("no round has begun");
    }
    return spool;
  }

  @Benchmark
  @OperationsPerInvocation(TOGETHER)
  public int append() {
    for (int i = 1; i < TOGETHER; i++) {
      var unused = spool().append(next());
    }
    var unused = spool().append(next(), onDisk::release);
    onDisk.acquireUninterruptibly();
    return next;
  }

  private ArrivedLine next() {
    next = next + 1 < COUNT ? next + 1 : 0;
    return new ArrivedLine("elm-fw", Samples.NOW, lines.get(next), false, null, null);
  }
}
