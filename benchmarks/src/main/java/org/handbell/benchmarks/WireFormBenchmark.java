package org.handbell.benchmarks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.handbell.app.bench.Samples;
import org.handbell.model.Event;
import org.handbell.model.Original;
import org.handbell.topic.EventJson;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an event costs to write and to read in the forms that were considered for the wire; its
 * size, alone and in an lz4 batch, is printed at the start.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
public class WireFormBenchmark {

  private static final int COUNT = 1000;

  /** Events that the producer sends together at a few thousand lines a second. */
  private static final int BATCH = 50;

  private final ObjectMapper json = mapper(new JsonMapper());
  private final ObjectMapper smile = mapper(new SmileMapper());
  private final ObjectMapper cbor = mapper(new CBORMapper());
  private List<Event> events = List.of();
  private List<byte[]> asStream = List.of();
  private List<byte[]> asJson = List.of();
  private List<byte[]> asSmile = List.of();
  private List<byte[]> asCbor = List.of();
  private int next;

  private interface AsText {
    @JsonCreator
    static Original of(String text) {
      return Original.of(text);
    }

    @JsonValue
    String text();
  }

  /** Its accessors are those of a record, but it is none. */
  @SuppressWarnings("UnusedVariable") // databind reads what stands before the parameters
  private abstract static class AsRecord {
    @JsonCreator
    AsRecord(
        @JsonProperty("full") String full,
        @JsonProperty("domain") String domain,
        @JsonProperty("path") String path,
        @JsonProperty("query") String query,
        @JsonProperty("scheme") String scheme) {}

    @JsonProperty
    abstract String full();

    @JsonProperty
    abstract String domain();

    @JsonProperty
    abstract String path();

    @JsonProperty
    abstract String query();

    @JsonProperty
    abstract String scheme();
  }

  private static ObjectMapper mapper(ObjectMapper mapper) {
    return mapper
        .registerModule(new JavaTimeModule())
        .addMixIn(Original.class, AsText.class)
        .addMixIn(Event.Url.class, AsRecord.class)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
  }

  @Setup
  public void encode() throws IOException {
    events = Samples.events("smoothwall", COUNT);
    asStream = events.stream().map(EventJson::toBytes).toList();
    asJson = all(json);
    asSmile = all(smile);
    asCbor = all(cbor);
    print("streaming JSON", asStream);
    print("databind JSON", asJson);
    print("databind Smile", asSmile);
    print("databind CBOR", asCbor);
  }

  private List<byte[]> all(ObjectMapper mapper) throws IOException {
    List<byte[]> bytes = new ArrayList<>();
    for (Event event : events) {
      bytes.add(mapper.writeValueAsBytes(event));
    }
    return bytes;
  }

  private static void print(String name, List<byte[]> bytes) {
    int packed = 0;
    for (int from = 0; from < COUNT; from += BATCH) {
      SimpleRecord[] records =
          bytes.subList(from, from + BATCH).stream()
              .map(SimpleRecord::new)
              .toArray(SimpleRecord[]::new);
      packed += MemoryRecords.withRecords(Compression.lz4().build(), records).sizeInBytes();
    }
    long plain = bytes.stream().mapToLong(b -> b.length).sum();
    System.err.printf(
        "%s: %d bytes an event, %d in an lz4 batch%n", name, plain / COUNT, packed / COUNT);
  }

  private int next() {
    next = next + 1 < COUNT ? next + 1 : 0;
    return next;
  }

  @Benchmark
  public byte[] writeStreamingJson() {
    return EventJson.toBytes(events.get(next()));
  }

  @Benchmark
  public byte[] writeDatabindJson() throws IOException {
    return json.writeValueAsBytes(events.get(next()));
  }

  @Benchmark
  public byte[] writeSmile() throws IOException {
    return smile.writeValueAsBytes(events.get(next()));
  }

  @Benchmark
  public byte[] writeCbor() throws IOException {
    return cbor.writeValueAsBytes(events.get(next()));
  }

  @Benchmark
  public Event readStreamingJson() throws IOException {
    return EventJson.fromBytes(asStream.get(next()));
  }

  @Benchmark
  public Event readDatabindJson() throws IOException {
    return json.readValue(asJson.get(next()), Event.class);
  }

  @Benchmark
  public Event readSmile() throws IOException {
    return smile.readValue(asSmile.get(next()), Event.class);
  }

  @Benchmark
  public Event readCbor() throws IOException {
    return cbor.readValue(asCbor.get(next()), Event.class);
  }
}
