package org.handbell.classifier.classify;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handbell.model.Category;

/**
 * What a class is being taught now, so that its searches are expected.
 *
 * @param title as the school calls it: "Second World War"
 * @param categories in which searches are expected for it
 */
public record LessonTopic(String title, Set<Category> categories) {

  public LessonTopic {
    categories = Set.copyOf(categories);
  }

  static LessonTopic of(org.handbell.model.LessonTopic ruling) {
    return new LessonTopic(
        ruling.signature().why(),
        Stream.of(Category.values()).filter(ruling::isAbout).collect(Collectors.toSet()));
  }
}
