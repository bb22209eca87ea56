package org.handbell.classifier;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what a killed predecessor left open. Nothing behind an open transaction can be read, and
 * without files on disk Kafka Streams starts under a new transactional id, so that nobody else
 * would end it before its time-out of a minute.
 */
final class OpenTransactions {

  private static final Logger log = LoggerFactory.getLogger(OpenTransactions.class);

  private OpenTransactions() {}

  /**
   * Aborts the open transactions of this application. Only for the one instance of a single node:
   * of several, another may be at work.
   */
  static void abort(Map<String, Object> kafkaClient, String applicationId) {
    try (Admin admin = Admin.create(kafkaClient)) {
      List<String> left =
          admin
              .listTransactions(
                  new ListTransactionsOptions()
                      .filterStates(
                          Set.of(
                              TransactionState.ONGOING,
                              TransactionState.PREPARE_ABORT,
                              TransactionState.PREPARE_COMMIT)))
              .all()
              .get()
              .stream()
              .map(TransactionListing::transactionalId)
              .filter(id -> id.startsWith(applicationId + "-"))
              .toList();
      if (!left.isEmpty()) {
        admin.fenceProducers(left).all().get();
        log.info("Ended {} transactions that a killed process had left open", left.size());
      }
    } catch (ExecutionException e) {
      // They end by themselves after their time-out; until then reading waits.
      log.warn("Open transactions could not be ended: {}", String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
