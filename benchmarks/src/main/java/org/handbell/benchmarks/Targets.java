package org.handbell.benchmarks;

import java.util.List;

/** Every target that a run can measure. */
final class Targets {

  private static final String PATTERNS = "one core, in turn with it";
  private static final String ONE_CORE = "JMH, 1 M domains, full lexicon";
  private static final String OTHER_PROCESS = "sender and mail server in another process";

  private static final double MILLION = 1e6;

  private Targets() {}

  static List<Target> all() {
    return List.of(
        new Target(
            1,
            "match, against Hyperscan with the phrases",
            "match.handbell.match/match.hyperscan.literal",
            "",
            false,
            0.40,
            0.60,
            PATTERNS),
        new Target(
            1,
            "normalise and match, against the same",
            "match.handbell.both/match.hyperscan.literal",
            "",
            false,
            0.40,
            0.60,
            PATTERNS),
        line("Squid", "squid", 0.7),
        line("Smoothwall", "smoothwall", 0.7),
        line("FortiGate", "fortigate", 0.5),
        bytes("Squid", "squid"),
        bytes("Smoothwall", "smoothwall"),
        bytes("FortiGate", "fortigate"),
        new Target(
            4,
            "socket to incident, against rsyslog to Kafka",
            "stream.exactly-once/stream.exactly-once.rsyslog",
            "",
            false,
            0.65,
            1.00,
            "same lines, same broker, in turn"),
        new Target(
            5,
            "exactly-once against at-least-once",
            "stream.exactly-once/stream.at-least-once",
            "",
            false,
            0.80,
            0.95,
            "the same run"),
        new Target(
            6,
            "line to mail, 99 %, at 2,000 lines/s",
            "school.rate.2000.p99",
            "ms",
            true,
            1_000,
            250,
            OTHER_PROCESS),
        new Target(
            6,
            "line to mail, 99 %, at 50,000 lines/s",
            "school.rate.50000.p99",
            "ms",
            true,
            1_000,
            250,
            OTHER_PROCESS),
        new Target(
            7,
            "spool against the disk, same groups synced",
            "spool.ratio",
            "",
            false,
            0.50,
            0.80,
            "in turn on one disk"),
        new Target(
            8,
            "resident memory, idle",
            "school.memory.idle",
            "MiB",
            true,
            600,
            400,
            "./handbell run, everything on"),
        new Target(
            8,
            "resident memory at 2,000 lines/s",
            "school.memory.2000",
            "MiB",
            true,
            800,
            500,
            "./handbell run, everything on"),
        new Target(
            9,
            "start to ready, clean",
            "school.start.clean",
            "s",
            true,
            6,
            3,
            "with the data of school.data"),
        new Target(
            9,
            "start to ready after kill -9",
            "school.start.killed",
            "s",
            true,
            8,
            5,
            "with the data of school.data"),
        list("1 M domains, memory", "lists.1000000.1.memory", "MB", 20),
        list("1 M domains, load", "lists.1000000.1.load", "s", 0.5),
        list("5 M domains, memory", "lists.5000000.1.memory", "MB", 80),
        list("5 M domains, load", "lists.5000000.1.load", "s", 1.5),
        flat(
            "lexicon ×16, other words, events",
            "LexiconBenchmark.classify.OTHER_WORDS.16/LexiconBenchmark.classify.OTHER_WORDS.1"),
        flat(
            "lexicon ×16, known words, events",
            "LexiconBenchmark.classify.KNOWN_WORDS.16/LexiconBenchmark.classify.KNOWN_WORDS.1"),
        flat("lists ×100", "growth.lists.100/growth.lists.1"),
        flat("schools ×1,000", "growth.schools.1000/growth.schools.1"),
        flat("people ×100", "growth.people.100000/growth.people.1000"),
        new Target(
            12,
            "two cores, against one",
            "cores.2/cores.1",
            "",
            false,
            1.7,
            1.7,
            "the whole way, sender and broker on them too"));
  }

  private static Target line(String name, String format, double millions) {
    return new Target(
        2,
        "read and judge " + name,
        "LineBenchmark.parseAndClassify." + format,
        "lines/s",
        false,
        millions * MILLION,
        1.2 * MILLION,
        ONE_CORE);
  }

  private static Target bytes(String name, String format) {
    return new Target(
        3,
        "allocated for that, " + name,
        "LineBenchmark.parseAndClassify." + format + ".bytes",
        "B",
        true,
        1_024,
        300,
        ONE_CORE);
  }

  private static Target list(String what, String id, String unit, double target) {
    return new Target(10, what, id, unit, true, target, target, "best of five");
  }

  private static Target flat(String what, String id) {
    return new Target(11, what, id, "", false, 0.8, 0.8, "speed with more, of that with less");
  }
}
