package org.handbell.classifier.incident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;

class VersionedFormTest {

  private final Serde<OpenIncident> serde =
      VersionedForm.of(OpenIncident.class, "an open incident");
  private final OpenIncident open = open();

  @Test
  void an_open_incident_survives_the_store() {
    byte[] stored = serde.serializer().serialize("t", open);

    assertThat(serde.deserializer().deserialize("t", stored)).isEqualTo(open);
    assertThat(stored[0]).isEqualTo(VersionedForm.VERSION);
  }

  @Test
  void fields_of_a_later_version_are_passed_over() {
    String json = new String(serde.serializer().serialize("t", open), UTF_8);

    byte[] later = json.replace("\"seen\"", "\"new\":{\"a\":[1]},\"seen\"").getBytes(UTF_8);

    assertThat(serde.deserializer().deserialize("t", later)).isEqualTo(open);
  }

  @Test
  void a_later_form_is_refused() {
    byte[] stored = serde.serializer().serialize("t", open);
    stored[0] = VersionedForm.VERSION + 1;

    assertThatThrownBy(() -> serde.deserializer().deserialize("t", stored))
        .isInstanceOf(ProcessorStateException.class)
        .hasMessageContaining("does not know");
  }

  private static OpenIncident open() {
    var event = Scene.search("e1", "jo", "content.suicide P1 planning");
    var evidence = new EvidenceWriter(any -> "seal").write(event, Scene.judge(event), Scene.TEN);
    var taken = Incidents.take(null, Sighting.unweighed("elm", event.person(), evidence));
    return ((Taken.Changed) taken).open();
  }
}
