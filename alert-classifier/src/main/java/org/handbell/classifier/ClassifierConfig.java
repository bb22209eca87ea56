package org.handbell.classifier;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.handbell.calendar.Calendars;
import org.handbell.classifier.classify.FilterTests;
import org.handbell.classifier.classify.SchoolLines;
import org.handbell.classifier.follow.RulingsConfig;
import org.handbell.classifier.list.ListConfig;
import org.handbell.model.School;
import org.handbell.sealed.Keyholder;
import org.handbell.topic.Topics;

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
 * @param keyholders for whom lines of illegal content are locked; where nobody is, none is kept
 * @param tests which tests of the filter are expected
 * @param calendars when each school is in
 * @param lines by school id: where a school draws its own lines between priorities
 * @param rulesDirectory where the rules that judged are kept, so that a decision can be made again
 * @param zone in which days and nights are counted
 * @param listFolder where good versions of the lists are kept, as hashes
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
    List<Keyholder> keyholders,
    FilterTests tests,
    Calendars calendars,
    Map<String, SchoolLines> lines,
    Path rulesDirectory,
    ZoneId zone,
    Path listFolder,
    RulingsConfig rulings) {

  public static final String DEFAULT_APPLICATION_ID = Topics.CLASSIFIERS;

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** One instance beside its own broker, exactly once, on one thread. */
  public static ClassifierConfig singleNode(
      List<School> schools, List<ListConfig> lists, Path stateDirectory, Path sealKeyFile) {
    return new ClassifierConfig(
        schools, lists, stateDirectory, DEFAULT_APPLICATION_ID, "1", sealKeyFile, true, true, 1);
  }

  /** Of schools that keep the usual hours, seal nothing and expect no test. */
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
        List.of(),
        FilterTests.NONE_REGISTERED,
        Calendars.usual(LONDON),
        Map.of(),
        stateDirectory.resolveSibling("rules"),
        LONDON,
        stateDirectory.resolveSibling("lists"),
        new RulingsConfig(null, LONDON, false));
  }

  /** The same judgement on a broker of its own, with all state in that folder, sealing nothing. */
  public ClassifierConfig forHistory(Path folder) {
    return new ClassifierConfig(
        schools,
        lists,
        folder.resolve("streams"),
        DEFAULT_APPLICATION_ID,
        "1",
        sealKeyFile,
        false,
        true,
        Math.min(4, Runtime.getRuntime().availableProcessors()),
        List.of(),
        tests,
        calendars,
        lines,
        folder.resolve("rules"),
        zone,
        folder.resolve("lists"),
        new RulingsConfig(null, zone, false));
  }

  public ClassifierConfig {
    schools = List.copyOf(schools);
    lists = List.copyOf(lists);
    keyholders = List.copyOf(keyholders);
    lines = Map.copyOf(lines);
    if (threads < 1) {
      throw new IllegalArgumentException("the classifier needs a thread, not " + threads);
    }
  }
}
