package org.handbell.app;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.handbell.topic.TopicKeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the topics are there and are as they must be. A receiver does not wait for that:
 * lines that come while no broker answers would be nowhere, and so it looks as soon as one does.
 */
final class TopicCheck implements BooleanSupplier, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TopicCheck.class);
  private static final int WAIT_MS = 10_000;
  private static final long AGAIN_MS = 5_000;

  private final Map<String, Object> kafka;
  private final boolean singleNode;
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "topic-check"));
  private volatile boolean passed;

  private TopicCheck(Map<String, Object> kafka, boolean singleNode) {
    this.kafka = kafka;
    this.singleNode = singleNode;
  }

  /**
   * Creates what is missing and checks what is there.
   *
   * @param receiver true where nothing but receivers run here
   * @throws CannotRun when the topics cannot be used; for a receiver only where a broker says so
   */
  static TopicCheck start(Map<String, Object> kafka, boolean singleNode, boolean receiver)
      throws CannotRun {
    Map<String, Object> settings = new HashMap<>(kafka);
    if (receiver) {
      settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, WAIT_MS / 2);
      settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, WAIT_MS);
    }
    TopicCheck check = new TopicCheck(settings, singleNode);
    try {
      check.look();
    } catch (ExecutionException e) {
      if (!receiver || !(e.getCause() instanceof RetriableException)) {
        throw cannotRun(e);
      }
      log.warn("no broker answers: lines are taken in and wait until one does");
      ScheduledFuture<?> unused =
          check.later.scheduleWithFixedDelay(
              check::lookAgain, AGAIN_MS, AGAIN_MS, TimeUnit.MILLISECONDS);
    } catch (IllegalStateException e) {
      throw cannotRun(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun("interrupted while the topics were checked", e);
    }
    return check;
  }

  private static CannotRun cannotRun(Exception e) {
    return new CannotRun("the Kafka topics cannot be used: " + e.getMessage(), e);
  }

  private void look() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(kafka)) {
      TopicKeeper.ensure(admin, singleNode);
      passed = true;
    }
  }

  private void lookAgain() {
    if (passed) {
      return;
    }
    try {
      look();
      log.info("a broker answers, and the topics are as they must be");
    } catch (ExecutionException | RuntimeException e) {
      log.warn("the Kafka topics cannot be used yet: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** True once the topics are known to be as they must be. */
  @Override
  public boolean getAsBoolean() {
    return passed;
  }

  @Override
  public void close() {
    later.shutdownNow();
    try {
      var unused = later.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
