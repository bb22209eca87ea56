package org.handbell.classifier;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.handbell.calendar.Calendars;
import org.handbell.classifier.classify.SchoolLines;
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
 * @param calendars when each school is in
 * @param lines by school id: where a school draws its own lines between priorities
 * @param rulesDirectory where the rules that judged are kept, so that a decision can be made again
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
    Calendars calendars,
    Map<String, SchoolLines> lines,
    Path rulesDirectory,
    RulingsConfig rulings) {

  public static final String DEFAULT_APPLICATION_ID = "handbell-classifier";

  private static final ZoneId UK = ZoneId.of("Europe/London");

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
      int threads,
      Calendars calendars,
      Map<String, SchoolLines> lines,
      Path rulesDirectory) {
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
        calendars,
        lines,
        rulesDirectory,
        new RulingsConfig(null, UK, false));
  }

  /** The same with rulings from there. */
  public ClassifierConfig with(RulingsConfig other) {
    return new ClassifierConfig(
        schools,
        lists,
        stateDirectory,
        applicationId,
        instanceId,
        sealKeyFile,
        exactlyOnce,
        singleNode,
        threads,
        calendars,
        lines,
        rulesDirectory,
        other);
  }

  /** One instance beside its own broker, exactly once, on one thread. */
  public static ClassifierConfig singleNode(
      List<School> schools, List<ListConfig> lists, Path stateDirectory, Path sealKeyFile) {
    return new ClassifierConfig(
        schools, lists, stateDirectory, DEFAULT_APPLICATION_ID, "1", sealKeyFile, true, true, 1);
  }

  /** Of schools that keep the usual hours and lines; the rules are kept beside the state. */
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
        Calendars.usual(UK),
        Map.of(),
        stateDirectory.resolveSibling("rules"));
  }

  public ClassifierConfig {
    schools = List.copyOf(schools);
    lists = List.copyOf(lists);
    lines = Map.copyOf(lines);
    if (threads < 1) {
      throw new IllegalArgumentException("the classifier needs a thread, not " + threads);
    }
  }
}
