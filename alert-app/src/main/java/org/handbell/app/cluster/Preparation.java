package org.handbell.app.cluster;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.handbell.topic.TopicKeeper;

/** Makes a cluster ready for the stages; done again it changes what differs and nothing else. */
public final class Preparation {

  /** The rounds that Kafka takes at least; each password is a long random one. */
  private static final ScramCredentialInfo SCRAM =
      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 8192);

  private Preparation() {}

  /**
   * Creates the topics, and one user a stage with no more rights than it needs.
   *
   * @param passwords by user; empty where the cluster knows its users otherwise
   * @throws IllegalStateException naming each topic that is there and differs
   */
  public static void of(Admin admin, boolean singleNode, Map<String, String> passwords)
      throws ExecutionException, InterruptedException {
    TopicKeeper.ensure(admin, singleNode);
    if (passwords.isEmpty()) {
      return;
    }
    List<UserScramCredentialAlteration> users =
        passwords.entrySet().stream()
            .<UserScramCredentialAlteration>map(
                one ->
                    new UserScramCredentialUpsertion(
                        one.getKey(), SCRAM, one.getValue().getBytes(StandardCharsets.UTF_8)))
            .toList();
    admin.alterUserScramCredentials(users).all().get();
    admin.createAcls(Principals.rights()).all().get();
  }
}
