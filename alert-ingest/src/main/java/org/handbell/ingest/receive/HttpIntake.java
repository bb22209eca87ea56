package org.handbell.ingest.receive;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.handbell.ingest.spool.ArrivedLine;

/**
 * Works through requests' bodies, one at a time and away from the threads that read sockets: a
 * large one holds up nobody's syslog. How much may wait in memory is limited for all together.
 */
final class HttpIntake implements AutoCloseable {

  static final long MOST_WAITING = 64 << 20;

  private final BodyRoom room = new BodyRoom(MOST_WAITING);
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "handbell-http-bodies"));

  /** Reserves memory for a part of a body. */
  boolean reserve(Sender sender, int bytes) {
    return room.reserve(sender.address(), bytes);
  }

  /** Gives memory back that was reserved. */
  void release(Sender sender, int bytes) {
    room.release(sender.address(), bytes);
  }

  /** Takes a whole body; its memory is given back when its lines are with the spool. */
  void take(HttpBody body, HttpBody.Answers answers) {
    try {
      worker.execute(() -> work(body, answers));
    } catch (RejectedExecutionException e) {
      release(body.sender(), body.bytes().length);
      answers.refused(HttpRefusal.NO_ROOM);
    }
  }

  private void work(HttpBody body, HttpBody.Answers answers) {
    try {
      BodyLines lines =
          body.intake()
              .refusalNow(body.sender())
              .<BodyLines>map(BodyLines.Refused::new)
              .orElseGet(() -> BodyLines.of(body));
      if (lines instanceof BodyLines.Read read) {
        append(body, read.lines(), answers);
      } else if (lines instanceof BodyLines.Refused refused) {
        answers.refused(refused.refusal());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // no answer: it will be sent again
    } finally {
      release(body.sender(), body.bytes().length);
    }
  }

  private static void append(HttpBody body, List<KeptLine> lines, HttpBody.Answers answers)
      throws InterruptedException {
    if (lines.isEmpty()) {
      answers.kept(0);
      return;
    }
    Intake intake = body.intake();
    Instant received = intake.now();
    String digest = body.digest();
    AtomicInteger left = new AtomicInteger(lines.size());
    Runnable durable =
        () -> {
          if (left.decrementAndGet() == 0) {
            answers.kept(lines.size());
          }
        };
    body.sender().share().use(cost(lines));
    int position = 0;
    for (KeptLine line : lines) {
      String id = digest + "-" + position++;
      ArrivedLine arrived =
          new ArrivedLine(
              intake.id(), received, line.bytes(), line.truncated(), id, body.sender().address());
      if (!intake.take(arrived, durable)) {
        intake.awaitRoom();
      }
    }
  }

  private static int cost(List<KeptLine> lines) {
    return lines.stream().mapToInt(line -> Share.cost(line.bytes().length)).sum();
  }

  /** Ends; what is not with the spool by then is not answered, and will be sent again. */
  @Override
  public void close() {
    worker.shutdownNow();
    boolean ended = false;
    while (!ended) {
      try {
        ended = worker.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
