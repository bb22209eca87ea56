package org.handbell.topic;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.handbell.model.Activity;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.FalseAlarm;
import org.handbell.model.Finding;
import org.handbell.model.LessonTopic;
import org.handbell.model.OwnWords;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Phase;
import org.handbell.model.ReadAs;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;
import org.handbell.model.Step;
import org.handbell.model.UnmappedName;
import org.handbell.model.Visibility;
import org.handbell.model.VulnerableFlag;
import org.jspecify.annotations.Nullable;

/**
 * A record as a JSON object whose field {@code v} is the version of its form. Unknown fields are
 * passed over, so that a reader copes with a newer writer; a newer version is refused.
 *
 * <p>For the few records of incidents and activity; events have a faster codec of their own.
 */
public final class JsonSerde<T> implements Serde<T>, Serializer<T>, Deserializer<T> {

  /** The newest form this code reads and the one it writes. */
  static final int VERSION = 1;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(50).build())
                  .build())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .addMixIn(Category.class, ById.class)
          .addMixIn(Phase.class, ById.class)
          .addMixIn(Decision.class, ById.class)
          .addMixIn(Visibility.class, ById.class)
          .addMixIn(PersonKind.class, ById.class)
          .addMixIn(Ruling.class, ByKind.class)
          .addMixIn(Person.class, SharedOnlyWhenTrue.class)
          .addMixIn(Finding.class, StepsOnlyWhereAny.class)
          .addMixIn(Activity.class, NamesOnlyWhereAny.class)
          .build();

  /** These stand on the wire by the ids of the taxonomy, not by their Java names. */
  private interface ById {
    @JsonValue
    String id();
  }

  /** A ruling says which of its kinds it is. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = OwnWords.class, name = "words"),
    @JsonSubTypes.Type(value = RuleException.class, name = "exception"),
    @JsonSubTypes.Type(value = LessonTopic.class, name = "lesson"),
    @JsonSubTypes.Type(value = VulnerableFlag.class, name = "vulnerable"),
    @JsonSubTypes.Type(value = FalseAlarm.class, name = "false_alarm")
  })
  interface ByKind {}

  /** Few accounts are shared: the others do not say so. */
  interface SharedOnlyWhenTrue {
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean shared();
  }

  /** Most findings moved nowhere and were read as they were written. */
  interface StepsOnlyWhereAny {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Step> steps();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<ReadAs> views();
  }

  /** In most hours every name was known. */
  interface NamesOnlyWhereAny {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<UnmappedName> unmapped();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<Category, Long> blocked();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, Long> tools();
  }

  private final Class<T> type;

  private JsonSerde(Class<T> type) {
    this.type = type;
  }

  public static <T> JsonSerde<T> of(Class<T> type) {
    return new JsonSerde<>(type);
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T data) {
    if (data == null) {
      return null;
    }
    try {
      ObjectNode tree = MAPPER.createObjectNode().put("v", VERSION);
      tree.setAll((ObjectNode) MAPPER.valueToTree(data));
      return MAPPER.writeValueAsBytes(tree);
    } catch (IOException e) {
      throw new SerializationException("cannot write a " + type.getSimpleName(), e);
    }
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] data) {
    if (data == null) {
      return null;
    }
    try {
      JsonNode tree = MAPPER.readTree(data);
      int version = tree.path("v").asInt(0);
      if (version < 1 || version > VERSION) {
        throw new SerializationException(
            "a %s of version %d; this Handbell reads up to %d"
                .formatted(type.getSimpleName(), version, VERSION));
      }
      return MAPPER.treeToValue(tree, type);
    } catch (IOException e) {
      // Jackson's message may quote the data, so only its place is passed on.
      throw new SerializationException("not a readable " + type.getSimpleName());
    }
  }

  @Override
  public Serializer<T> serializer() {
    return this;
  }

  @Override
  public Deserializer<T> deserializer() {
    return this;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {}

  @Override
  public void close() {}
}
