package org.handbell.classifier.lexicon;

import java.util.List;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.View;
import org.handbell.model.Span;
import org.jspecify.annotations.Nullable;

/**
 * A rule that was found in a text.
 *
 * @param span in the original text
 * @param views the views it needed; empty when the words stand there as they are
 * @param companion where the words stand without which the rule says nothing; null where it needs
 *     none
 */
public record Hit(Entry entry, Field field, Span span, List<View> views, @Nullable Span companion) {

  public Hit {
    views = List.copyOf(views);
  }
}
