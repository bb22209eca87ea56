package org.handbell.classifier.classify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handbell.classifier.ruling.Rulings;
import org.handbell.model.Event;
import org.handbell.model.SchoolPhase;

/**
 * What is known of the school, the person and the moment, beside the event itself.
 *
 * @param inSchoolHours false where the school's calendar says that nobody is in
 * @param vulnerable true where the DSL asked to hear of this person sooner
 * @param lessons topics in force for this person
 * @param lines where the school draws its own lines
 */
public record Circumstances(
    SchoolPhase phase,
    boolean inSchoolHours,
    boolean vulnerable,
    List<LessonTopic> lessons,
    SchoolLines lines) {

  private static final Map<SchoolPhase, Circumstances> USUAL = usual();

  public Circumstances {
    lessons = List.copyOf(lessons);
  }

  /** A school of that phase in school hours, of which nothing else is known. */
  public static Circumstances of(SchoolPhase phase) {
    return Objects.requireNonNull(USUAL.get(phase));
  }

  private static Map<SchoolPhase, Circumstances> usual() {
    Map<SchoolPhase, Circumstances> usual = new EnumMap<>(SchoolPhase.class);
    for (SchoolPhase phase : SchoolPhase.values()) {
      usual.put(phase, new Circumstances(phase, true, false, List.of(), SchoolLines.USUAL));
    }
    return usual;
  }

  public Circumstances outOfHours() {
    return new Circumstances(phase, false, vulnerable, lessons, lines);
  }

  public Circumstances ofVulnerable() {
    return new Circumstances(phase, inSchoolHours, true, lessons, lines);
  }

  public Circumstances with(LessonTopic... topics) {
    return new Circumstances(phase, inSchoolHours, vulnerable, List.of(topics), lines);
  }

  /** With what people decided about the event's person. */
  Circumstances under(Rulings rulings, Event event) {
    List<LessonTopic> all = new ArrayList<>(lessons);
    rulings.lessons(event).forEach(lesson -> all.add(LessonTopic.of(lesson)));
    boolean flagged = vulnerable || rulings.isVulnerable(event);
    return new Circumstances(phase, inSchoolHours, flagged, all, lines);
  }

  public Circumstances with(SchoolLines own) {
    return new Circumstances(phase, inSchoolHours, vulnerable, lessons, own);
  }
}
