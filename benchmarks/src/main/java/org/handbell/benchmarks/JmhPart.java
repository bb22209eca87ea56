package org.handbell.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.handbell.app.bench.Figure;
import org.handbell.ingest.profile.Formats;
import org.handbell.ingest.profile.Formats.Product;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH benchmarks, and makes figures of what they say: operations a second and bytes each. */
final class JmhPart {

  private JmhPart() {}

  /** Each function of the hot path, and all of it for a line. */
  static void functions(Results results, Effort effort) throws RunnerException {
    run(results, effort, 3, options().include(LineBenchmark.class.getName()));
    run(results, effort, 3, options().include(FunctionBenchmark.class.getName()));
    run(results, effort, options().include(SpoolBenchmark.class.getName()));
  }

  /** Every bundled format. */
  static void formats(Results results, Effort effort) throws RunnerException {
    String[] names =
        Formats.bundled().products().stream().map(Product::name).toArray(String[]::new);
    run(results, effort, options().include(FormatBenchmark.class.getName()).param("format", names));
  }

  static ChainedOptionsBuilder options() {
    return new OptionsBuilder().verbosity(VerboseMode.SILENT);
  }

  static void run(Results results, Effort effort, ChainedOptionsBuilder options)
      throws RunnerException {
    run(results, effort, 1, options);
  }

  /**
   * As above.
   *
   * @param processes how many there are one after the other: what a compiler makes of the same code
   *     differs by a third between one and another
   */
  static void run(Results results, Effort effort, int processes, ChainedOptionsBuilder options)
      throws RunnerException {
    Collection<RunResult> all =
        new Runner(
                options
                    .addProfiler(GCProfiler.class)
                    .warmupIterations(effort.of(5, 8))
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(effort.windows())
                    .measurementTime(TimeValue.seconds(effort.of(1, 2)))
                    .forks(processes)
                    .build())
            .run();
    for (RunResult one : all) {
      results.add(rate(one));
      bytes(one, results);
    }
  }

  private static Figure rate(RunResult run) {
    List<Double> windows = new ArrayList<>();
    run.getBenchmarkResults()
        .forEach(fork -> fork.getIterationResults().forEach(one -> windows.add(score(one))));
    return new Figure(
        id(run.getParams()), "a second", run.getPrimaryResult().getScoreUnit(), windows);
  }

  private static double score(IterationResult one) {
    return one.getPrimaryResult().getScore();
  }

  private static void bytes(RunResult run, Results results) {
    Result<?> bytes = run.getSecondaryResults().get("gc.alloc.rate.norm");
    if (bytes != null) {
      results.add(id(run.getParams()) + ".bytes", "allocated each time", "B", bytes.getScore());
    }
  }

  /** {@code LineBenchmark.parse.smoothwall}. */
  private static String id(BenchmarkParams params) {
    List<String> parts = new ArrayList<>();
    String name = params.getBenchmark();
    parts.add(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1));
    params.getParamsKeys().forEach(key -> parts.add(params.getParam(key)));
    return String.join(".", parts);
  }
}
