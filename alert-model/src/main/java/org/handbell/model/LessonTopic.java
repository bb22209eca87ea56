package org.handbell.model;

import java.util.List;
import java.util.Set;

/**
 * What a class is learning about for a while: what fits it weighs one level less.
 *
 * @param themes any finding of these fits
 * @param categories and of these
 * @param match patterns in the language of the lexicon; where there are any, a search must hold one
 *     of them too. With neither themes nor categories they alone decide
 */
public record LessonTopic(
    String id,
    Scope scope,
    Set<Theme> themes,
    Set<Category> categories,
    List<String> match,
    Signature signature)
    implements Ruling {

  public LessonTopic {
    Ruling.checkId(id);
    themes = Set.copyOf(themes);
    categories = Set.copyOf(categories);
    match = List.copyOf(match);
    if (themes.isEmpty() && categories.isEmpty() && match.isEmpty()) {
      throw new IllegalArgumentException("a lesson topic without a theme, a category or words");
    }
    if (signature.until() == null) {
      throw new IllegalArgumentException("a lesson topic ends one day; say until when it holds");
    }
  }

  /** True where the finding's category fits, whatever the words. */
  public boolean isAbout(Category category) {
    return (themes.isEmpty() && categories.isEmpty())
        || categories.contains(category)
        || themes.contains(category.theme());
  }

  @Override
  public Kind kind() {
    return Kind.LESSON;
  }

  @Override
  public LessonTopic with(Trial trial) {
    return new LessonTopic(id, scope, themes, categories, match, signature.with(trial));
  }
}
