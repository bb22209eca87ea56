package org.handbell.app.cluster;

import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.handbell.classifier.ClassifierConfig;
import org.handbell.topic.Topic;
import org.handbell.topic.Topics;

/**
 * One user of the cluster for each stage, and what that user may do: nothing beyond what the stage
 * does. A taken-over receiver cannot read a pupil's day back; a taken-over console cannot forge
 * events.
 */
public final class Principals {

  static final String INGEST = "handbell-ingest";
  static final String CLASSIFIER = ClassifierConfig.DEFAULT_APPLICATION_ID;
  static final String NOTIFIER = "handbell-notifier";

  /** The users, one a stage. */
  public static final List<String> ALL_USERS = List.of(INGEST, CLASSIFIER, NOTIFIER);

  private Principals() {}

  /** What each may do, on hosts of any name. */
  static List<AclBinding> rights() {
    List<AclBinding> rights = new ArrayList<>();
    for (String user : ALL_USERS) { // each checks at its start that the topics are as they must be
      allow(rights, user, TOPIC, PREFIXED, "handbell.", DESCRIBE, DESCRIBE_CONFIGS);
    }
    topics(rights, INGEST, WRITE, Topics.EVENTS, Topics.REJECTED, Topics.SOURCES);

    topics(rights, CLASSIFIER, READ, Topics.EVENTS, Topics.INCIDENTS, Topics.RULINGS);
    topics(
        rights,
        CLASSIFIER,
        WRITE,
        Topics.INCIDENTS,
        Topics.ACTIVITY,
        Topics.SEALED,
        Topics.LISTS,
        Topics.REJECTED,
        Topics.RULINGS);
    topics(rights, CLASSIFIER, DELETE, Topics.EVENTS); // what was read two weeks ago
    allow(rights, CLASSIFIER, TOPIC, PREFIXED, CLASSIFIER + "-", ALL); // its own stores
    allow(rights, CLASSIFIER, GROUP, LITERAL, CLASSIFIER, READ, DESCRIBE);
    allow(rights, CLASSIFIER, TRANSACTIONAL_ID, PREFIXED, CLASSIFIER + "-", WRITE, DESCRIBE);

    topics(
        rights,
        NOTIFIER,
        READ,
        Topics.INCIDENTS,
        Topics.SEALED,
        Topics.ACTIVITY,
        Topics.SOURCES,
        Topics.LISTS,
        Topics.RULINGS,
        Topics.REJECTED); // of lines that nobody could read, the shapes are shown to IT
    topics(rights, NOTIFIER, WRITE, Topics.REJECTED, Topics.RULINGS);
    topics(
        rights, NOTIFIER, WRITE, Topics.INCIDENTS, Topics.SEALED); // that they are to be forgotten
    allow(rights, NOTIFIER, GROUP, LITERAL, NOTIFIER, READ, DESCRIBE);
    allow(rights, NOTIFIER, GROUP, LITERAL, CLASSIFIER, DESCRIBE); // that nothing is judged
    return rights;
  }

  private static void topics(
      List<AclBinding> rights, String user, AclOperation operation, Topic<?, ?>... topics) {
    Stream.of(topics).forEach(t -> allow(rights, user, TOPIC, LITERAL, t.name(), operation));
  }

  private static void allow(
      List<AclBinding> rights,
      String user,
      ResourceType type,
      PatternType pattern,
      String name,
      AclOperation... operations) {
    for (AclOperation operation : operations) {
      rights.add(
          new AclBinding(
              new ResourcePattern(type, name, pattern),
              new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW)));
    }
  }
}
