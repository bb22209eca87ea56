package org.handbell.app;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a part whether it works and does not wait long: one that says nothing in time does not. A
 * database whose cable is cut says nothing for half a minute, and whoever asks would take the whole
 * process for dead.
 */
final class PromptAnswer implements BooleanSupplier, AutoCloseable {

  private final BooleanSupplier part;
  private final long patienceMs;
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(run -> new Thread(run, "prompt-answer"));
  private @Nullable Future<Boolean> asked;

  PromptAnswer(BooleanSupplier part, long patienceMs) {
    this.part = part;
    this.patienceMs = patienceMs;
  }

  @Override
  public synchronized boolean getAsBoolean() {
    Future<Boolean> question = asked;
    if (question == null || question.isDone()) { // what was answered too late is old
      question = asking.submit(part::getAsBoolean);
      asked = question;
    }
    try {
      return question.get(patienceMs, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    asking.shutdownNow();
  }
}
