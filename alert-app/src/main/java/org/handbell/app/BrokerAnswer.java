package org.handbell.app;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;

/** Whether the broker answers. */
final class BrokerAnswer implements BooleanSupplier, AutoCloseable {

  private static final long PATIENCE_SECONDS = 10;

  private final Admin admin;

  BrokerAnswer(Map<String, Object> kafka) {
    this.admin = Admin.create(kafka);
  }

  @Override
  public boolean getAsBoolean() {
    try {
      return !admin.describeCluster().nodes().get(PATIENCE_SECONDS, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
