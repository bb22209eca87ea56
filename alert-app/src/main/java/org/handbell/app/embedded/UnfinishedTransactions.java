package org.handbell.app.embedded;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.TransactionResult;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest.TxnMarkerEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes what a killed process left open, before anybody reads: nothing behind an open
 * transaction can be read. One that was still going on is aborted, and its events are judged again.
 * One that was decided is carried out: a broker that is killed between the decision and its last
 * marker and starts at once again may hold it for carried out although no marker was written (seen
 * with Kafka 4.3.1), and would then wait for ever.
 *
 * <p>Only for a broker that nobody else uses, before its own clients start.
 */
final class UnfinishedTransactions {

  private static final Logger log = LoggerFactory.getLogger(UnfinishedTransactions.class);

  private static final Set<TransactionState> GOING_ON =
      Set.of(TransactionState.ONGOING, TransactionState.PREPARE_EPOCH_FENCE);

  private static final Set<TransactionState> DECIDED =
      Set.of(TransactionState.COMPLETE_COMMIT, TransactionState.COMPLETE_ABORT);

  /** Tenths of a second for the coordinators to load and to do their own part. */
  private static final int PATIENCE = 150;

  /** The version whose markers carry the producer's own epoch. */
  private static final short MARKER_VERSION = 1;

  /** A partition in which a producer's transaction is open. */
  private record Open(TopicPartition partition, ProducerState producer) {}

  private final Admin admin;
  private final InetSocketAddress broker;

  private UnfinishedTransactions(Admin admin, InetSocketAddress broker) {
    this.admin = admin;
    this.broker = broker;
  }

  /**
   * Returns when no transaction is open.
   *
   * @throws IOException when one cannot be finished
   */
  static void finish(InetSocketAddress broker) throws IOException {
    String bootstrap = broker.getHostString() + ":" + broker.getPort();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      new UnfinishedTransactions(admin, broker).finish();
    } catch (ExecutionException e) {
      throw new IOException("transactions that a killed process left open stay open", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while finishing open transactions", e);
    }
  }

  private void finish() throws ExecutionException, InterruptedException, IOException {
    for (int attempt = 0; attempt < PATIENCE; attempt++) {
      List<Open> open = open();
      if (open.isEmpty()) {
        return;
      }
      Map<Long, TransactionListing> known =
          admin.listTransactions().all().get().stream()
              .collect(
                  Collectors.toMap(
                      TransactionListing::producerId, Function.identity(), (a, b) -> b));
      List<String> goingOn =
          known.values().stream()
              .filter(listing -> GOING_ON.contains(listing.state()))
              .map(TransactionListing::transactionalId)
              .toList();
      if (!goingOn.isEmpty()) {
        log.info("Aborting {} transactions that a killed process left open", goingOn.size());
        admin.fenceProducers(goingOn).all().get();
      }
      for (Open each : open) {
        TransactionListing listing = known.get(each.producer().producerId());
        if (listing != null && DECIDED.contains(listing.state())) {
          carryOut(each, listing.state() == TransactionState.COMPLETE_COMMIT);
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IOException("transactions that a killed process left open stay open");
  }

  private List<Open> open() throws ExecutionException, InterruptedException {
    Collection<String> topics =
        admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    List<TopicPartition> partitions =
        admin.describeTopics(topics).allTopicNames().get().values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(p -> new TopicPartition(topic.name(), p.partition())))
            .toList();
    List<Open> open = new ArrayList<>();
    admin
        .describeProducers(partitions)
        .all()
        .get()
        .forEach(
            (partition, state) ->
                state.activeProducers().stream()
                    .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                    .map(producer -> new Open(partition, producer))
                    .forEach(open::add));
    return open;
  }

  /** Writes the marker that the coordinator believes to be written. */
  private void carryOut(Open open, boolean commit) throws IOException {
    ProducerState producer = open.producer();
    WriteTxnMarkersRequest request =
        new WriteTxnMarkersRequest.Builder(
                List.of(
                    new TxnMarkerEntry(
                        producer.producerId(),
                        (short) producer.producerEpoch(),
                        producer.coordinatorEpoch().orElse(0),
                        commit ? TransactionResult.COMMIT : TransactionResult.ABORT,
                        List.of(open.partition()),
                        (short) 0)))
            .build(MARKER_VERSION);
    AbstractResponse response =
        ask(request, new RequestHeader(ApiKeys.WRITE_TXN_MARKERS, MARKER_VERSION, "handbell", 1));
    log.info(
        "Carried out a decided transaction: {} {} {}",
        commit ? "commit" : "abort",
        open.partition(),
        response.errorCounts().keySet());
  }

  /** The admin client can only abort, so this one request is sent without it. */
  private AbstractResponse ask(WriteTxnMarkersRequest request, RequestHeader header)
      throws IOException {
    try (Socket socket = new Socket(broker.getAddress(), broker.getPort())) {
      socket.setSoTimeout(10_000);
      ByteBuffer bytes = request.serializeWithHeader(header);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(bytes.remaining());
      out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
      out.flush();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] answer = in.readNBytes(in.readInt());
      return AbstractResponse.parseResponse(ByteBuffer.wrap(answer), header);
    }
  }
}
