package org.handbell.notifier;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.LONDON;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.deliver.SmtpReceiver;
import org.handbell.notifier.digest.Bulletins;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.outbox.Sender;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Register;
import org.handbell.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * An hour of far too many incidents, {@code -Dflood=100000} for the worst: every immediate alert is
 * a mail of its own, the rest is folded and counted, and nothing is lost.
 */
@OnEachDatabase
class FloodTest {

  private static final int INCIDENTS = Integer.getInteger("flood", 400);
  private static final int A_POLL = 50;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 17);
  private static final TopicPartition PARTITION = new TopicPartition(Topics.INCIDENTS.name(), 0);
  private static final Pattern STANDS_FOR = Pattern.compile("stands for ([0-9,]+)");
  private static final Pattern TO_LOOK_AT = Pattern.compile("([0-9]+) concerns to look at");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(at(10, 0));
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final MockConsumer<String, byte[]> kafka = new MockConsumer<>("earliest");

  @Test
  void immediate_alerts_come_one_by_one_and_the_rest_in_few_mails_that_count_it() throws Exception {
    GreenMail smtp = new GreenMail(ServerSetup.SMTP.dynamicPort());
    smtp.start();
    NotifierConfig config = Elm.config(database.at(folder), Elm.PEOPLE, smtp.getSmtp().getPort());
    try (Register register = Register.open(config, clock)) {
      Sender sender = sender(register, config);
      Bulletins bulletins = new Bulletins(register, config, Names.ALL, clock);
      int unused = bulletins.tick();
      Queries queries = new Queries(register);
      queries.start();

      anHourOfThem(register, sender);
      clock.pass(Duration.ofMinutes(11));
      sender.sendDue();
      escalate(register, sender);
      clock.pass(Duration.between(clock.instant(), at(15, 46)));
      unused = bulletins.tick();
      sender.sendDue();

      queries.end();
      assertThat(register.post().outboxCounts().keySet())
          .containsOnly(OutboxState.SENT, OutboxState.FOLDED);
      check(register, Arrays.asList(smtp.getReceivedMessages()));
    } finally {
      smtp.stop();
    }
  }

  private void anHourOfThem(Register register, Sender sender) {
    IncidentConsumer consumer =
        new IncidentConsumer(kafka, "cluster", register, line -> {}, metrics);
    consumer.subscribe();
    kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
    kafka.updateEndOffsets(Map.of(PARTITION, 100L));
    kafka.rebalance(List.of(PARTITION));
    long began = System.nanoTime();
    long sending = 0;
    for (int i = 0; i < INCIDENTS; ) {
      for (int end = Math.min(INCIDENTS, i + A_POLL); i < end; i++) {
        kafka.addRecord(
            new ConsumerRecord<>(
                PARTITION.topic(),
                0,
                i,
                "key",
                Topics.INCIDENTS.values().serializer().serialize("t", incident(i))));
      }
      assertThat(consumer.pollOnce()).isTrue();
      clock.pass(Duration.ofHours(1).multipliedBy(A_POLL).dividedBy(INCIDENTS));
      long before = System.nanoTime();
      sender.sendDue();
      sending += System.nanoTime() - before;
    }
    say("taken in and sent in %.1f s, of which sending %.1f s", since(began), sending / 1e9);
  }

  private void escalate(Register register, Sender sender) {
    clock.pass(Duration.between(clock.instant(), at(13, 0)));
    long began = System.nanoTime();
    long worked = worked();
    int steps = new Escalator(register.clocks(), clock, metrics).runDue();
    double taken = since(began);
    say("%d steps took %.1f s of one core", steps, (worked() - worked) / 1e9);
    long looking = System.nanoTime();
    assertThat(register.missed(clock.instant())).isEmpty();
    say("looked in %.2f s whether each was done", since(looking));
    worked = worked();
    clock.pass(Duration.ofMinutes(11));
    sender.sendDue();
    say(
        "%d steps in %.1f s, folded and sent in %.1f s, %.1f s of one core",
        steps, taken, since(began) - taken, (worked() - worked) / 1e9);
  }

  private void check(Register register, List<MimeMessage> received) throws Exception {
    List<String> alerts = new ArrayList<>();
    long single = 0;
    long folded = 0;
    long listed = 0;
    long about = 0;
    for (MimeMessage mail : received) {
      String to = ((InternetAddress) mail.getAllRecipients()[0]).getAddress();
      String reason = mail.getHeader("X-Handbell-Reason", null);
      String incident = mail.getHeader("X-Handbell-Incident", null);
      String text = String.valueOf(new MailWords(mail));
      if (incident != null && reason.equals("new")) {
        if (mail.getHeader("X-Handbell-Priority", null).equals("P1")) {
          alerts.add(to + " " + incident);
        } else {
          single += to.startsWith("dsl") ? 1 : 0;
          about += to.startsWith("head") ? 1 : 0;
        }
      }
      folded += to.startsWith("dsl") ? count(STANDS_FOR, text) : 0;
      listed += to.startsWith("dsl") ? count(TO_LOOK_AT, text) : 0;
    }
    Map<Priority, Long> by =
        register.casesBetween("elm", at(10, 0), at(15, 0)).stream()
            .collect(groupingBy(c -> c.incident().priority(), counting()));
    long staff = staff();
    say("%d mails in all: %s", received.size(), register.post().outboxCounts());
    assertThat(by.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(INCIDENTS);
    assertThat(alerts)
        .doesNotHaveDuplicates()
        .hasSize(2 * Math.toIntExact(by.getOrDefault(Priority.P1, 0L)));
    assertThat(about).isEqualTo(staff);
    assertThat(single).isLessThanOrEqualTo(20);
    assertThat(single + folded).isEqualTo(by.getOrDefault(Priority.P2, 0L) - staff);
    assertThat(listed).isEqualTo(by.getOrDefault(Priority.P3, 0L));
  }

  private static long count(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Long.parseLong(matcher.group(1).replace(",", "")) : 0;
  }

  private static long staff() {
    return IntStream.range(0, INCIDENTS).filter(i -> i % 199 == 7).count();
  }

  private static Incident incident(int i) {
    Priority priority = i % 200 == 0 ? Priority.P1 : i % 2 == 0 ? Priority.P3 : Priority.P2;
    String name = "pupil" + i % 500;
    Person person =
        i % 199 == 7
            ? Elm.TEACHER
            : new Person("elm/" + name, PersonKind.PUPIL, name, "Pupil " + i % 500, "6", "6B");
    return Elm.incident("incident-" + i, 1, person, i % 199 == 7 ? Priority.P2 : priority, null);
  }

  private Sender sender(Register register, NotifierConfig config) {
    return new Sender(
        config,
        register,
        (c, school, recipient, reason, alsoTold) ->
            new MailText("[Handbell] " + c.number(), reason.id(), "<p>" + reason.id() + "</p>"),
        new SmtpReceiver(config.mail()),
        clock,
        metrics);
  }

  private static Instant at(int hour, int minute) {
    return DAY.atTime(hour, minute).atZone(LONDON).toInstant();
  }

  /** What this thread has worked, whoever else is at work on the machine. */
  private static long worked() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private void say(String what, Object... values) {
    if (Integer.getInteger("flood") != null) {
      Runtime memory = Runtime.getRuntime();
      System.out.printf(
          "%s, %d MB: ", database, (memory.totalMemory() - memory.freeMemory()) >> 20);
      System.out.printf(what + "%n", values);
    }
  }

  /** Asks the register what a person would, all the while. */
  private final class Queries {
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Long> micros = new ArrayList<>();
    private final List<String> unanswered = new ArrayList<>();
    private final Thread asking;

    Queries(Register register) {
      this.asking = new Thread(() -> ask(register), "asking");
    }

    void start() {
      asking.start();
    }

    private void ask(Register register) {
      while (!over.get()) {
        long began = System.nanoTime();
        try {
          var unused = register.find("2026-000001");
          micros.add((System.nanoTime() - began) / 1000);
        } catch (RuntimeException e) {
          unanswered.add(e.getClass().getName());
        }
        LockSupport.parkNanos(10_000_000);
      }
    }

    void end() throws InterruptedException {
      over.set(true);
      asking.join();
      List<Long> sorted = micros.stream().sorted().toList();
      say(
          "%d queries, p50 %.1f ms, p95 %.1f ms, longest %.1f ms",
          sorted.size(),
          sorted.get(sorted.size() / 2) / 1e3,
          sorted.get(sorted.size() * 95 / 100) / 1e3,
          sorted.get(sorted.size() - 1) / 1e3);
      assertThat(sorted).isNotEmpty();
      assertThat(unanswered).isEmpty();
    }
  }

  /** The plain words of a mail. */
  private record MailWords(MimeMessage mail) {
    @Override
    public String toString() {
      try {
        return first(mail.getContent());
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    private static String first(Object content) throws Exception {
      return content instanceof Multipart parts
          ? first(parts.getBodyPart(0).getContent())
          : content.toString();
    }
  }
}
