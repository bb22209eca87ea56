package org.handbell.classifier;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.handbell.classifier.follow.RulingsConfig;
import org.handbell.classifier.list.ListConfig;
import org.handbell.model.School;

/**
 * What the configuration says about the classifier.
 *
 * @param stateDirectory where open incidents are kept between starts; one process at a time
 * @param applicationId the group that shares the partitions; the same for every instance
 * @param instanceId stable over restarts and different for each instance, so that a restarted
 *     process is known again
 * @param sealKeyFile the key of the hash that stands for an illegal address; made when missing, and
 *     the same file for every instance
 * @param exactlyOnce off only to measure what it costs
 * @param singleNode one broker: internal topics have one replica
 * @param threads stream threads of this instance, at most one for each partition
 * @param rulings where people write what they decide
 */
public record ClassifierConfig(
    List<School> schools,
    List<ListConfig> lists,
    Path stateDirectory,
    String applicationId,
    String instanceId,
    Path sealKeyFile,
    boolean exactlyOnce,
    boolean singleNode,
    int threads,
    RulingsConfig rulings) {

  public static final String DEFAULT_APPLICATION_ID = "handbell-classifier";

  private static final RulingsConfig NO_RULINGS =
      new RulingsConfig(null, ZoneId.of("Europe/London"), false);

  /** Without a file of rulings. */
  public ClassifierConfig(
      List<School> schools,
      List<ListConfig> lists,
      Path stateDirectory,
      String applicationId,
      String instanceId,
      Path sealKeyFile,
      boolean exactlyOnce,
      boolean singleNode,
      int threads) {
    this(
        schools,
        lists,
        stateDirectory,
        applicationId,
        instanceId,
        sealKeyFile,
        exactlyOnce,
        singleNode,
        threads,
        NO_RULINGS);
  }

  /** One instance beside its own broker, exactly once, on one thread. */
  public static ClassifierConfig singleNode(
      List<School> schools, List<ListConfig> lists, Path stateDirectory, Path sealKeyFile) {
    return new ClassifierConfig(
        schools, lists, stateDirectory, DEFAULT_APPLICATION_ID, "1", sealKeyFile, true, true, 1);
  }

  public ClassifierConfig {
    schools = List.copyOf(schools);
    lists = List.copyOf(lists);
    if (threads < 1) {
      throw new IllegalArgumentException("the classifier needs a thread, not " + threads);
    }
  }
}
