package org.handbell.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.handbell.topic.Topics;
import org.junit.jupiter.api.Test;

/** What a stage does it may do, and the rest it may not. */
class PrincipalsTest {

  private static List<String> topics(String user, AclOperation operation) {
    return Principals.rights().stream()
        .filter(right -> right.entry().principal().equals("User:" + user))
        .filter(right -> right.entry().operation() == operation)
        .filter(right -> right.pattern().patternType() == PatternType.LITERAL)
        .map(right -> right.pattern().name())
        .toList();
  }

  @Test
  void a_notifier_may_have_kafka_forget_what_was_purged() {
    List<String> writes = topics(Principals.NOTIFIER, AclOperation.WRITE);

    assertThat(writes).contains(Topics.INCIDENTS.name(), Topics.SEALED.name());
    assertThat(writes).doesNotContain(Topics.EVENTS.name());
  }

  @Test
  void a_notifier_may_look_at_lines_that_could_not_be_read_and_at_no_event() {
    List<String> reads = topics(Principals.NOTIFIER, AclOperation.READ);

    assertThat(reads).contains(Topics.REJECTED.name()).doesNotContain(Topics.EVENTS.name());
  }

  @Test
  void a_notifier_may_see_how_far_the_classifiers_are_and_not_judge_in_their_place() {
    assertThat(topics(Principals.NOTIFIER, AclOperation.DESCRIBE)).contains(Principals.CLASSIFIER);
    assertThat(topics(Principals.NOTIFIER, AclOperation.READ))
        .doesNotContain(Principals.CLASSIFIER);
  }
}
