package org.handbell.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what a start needs later while it is busy or waits: one thing after the other, in the order
 * in which they are needed, on one further core. What was made and nobody took is closed with this.
 */
final class Ahead implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Ahead.class);

  private final ExecutorService hand =
      Executors.newSingleThreadExecutor(
          run -> {
            Thread thread = new Thread(run, "start-ahead");
            thread.setDaemon(true);
            return thread;
          });
  private final List<Made<?>> begun = new ArrayList<>();

  /** Begins to make something, once what was begun before is done. */
  <T> Made<T> begin(Callable<T> making) {
    Made<T> made = new Made<>(hand.submit(making));
    begun.add(made);
    return made;
  }

  @Override
  public void close() {
    hand.shutdown();
    begun.forEach(Made::discard);
  }

  /** Something that is there soon. */
  static final class Made<T> {

    private final Future<T> result;
    private boolean taken;

    private Made(Future<T> result) {
      this.result = result;
    }

    /**
     * Waits for it; whoever takes it closes it.
     *
     * @throws CannotRun when this is interrupted
     * @throws RuntimeException what making it threw
     */
    T take() throws CannotRun {
      taken = true;
      try {
        return result.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CannotRun("interrupted while starting", e);
      }
    }

    private void discard() {
      try {
        if (!taken && result.get() instanceof AutoCloseable open) {
          open.close();
        }
      } catch (Exception e) {
        log.debug("what was not needed was not made or closed", e);
      }
    }
  }
}
