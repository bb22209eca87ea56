package org.handbell.classifier.lexicon;

import java.util.List;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.View;
import org.handbell.model.Span;

/**
 * A rule that was found in a text.
 *
 * @param span in the original text
 * @param views the views it needed; empty when the words stand there as they are
 */
public record Hit(Entry entry, Field field, Span span, List<View> views) {

  public Hit {
    views = List.copyOf(views);
  }
}
