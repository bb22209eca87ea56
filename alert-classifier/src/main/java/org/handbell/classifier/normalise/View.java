package org.handbell.classifier.normalise;

import java.util.ArrayList;
import java.util.List;

/** A way of reading a word as another one; a set of views travels as a bit mask. */
public enum View {
  /** V2: letters of another script that look like Latin ones. */
  LOOK_ALIKES("look-alike letters"),
  /** V3: digits or symbols in place of letters. */
  LEET("digits for letters"),
  /** V4: a letter drawn out. */
  REPEATS("repeated letters"),
  /** V5: a word written letter by letter. */
  SPACED("spaced letters"),
  /** V6: text-speak. */
  TEXT_SPEAK("text-speak"),
  /** Words written together, as in a site's name, or divided in the wrong place. */
  GLUED("words run together"),
  /** A slip of the keyboard or of spelling. */
  MISSPELT("misspelling");

  private final String title;

  View(String title) {
    this.title = title;
  }

  /** A few words for a person to read. */
  public String title() {
    return title;
  }

  /** This view as a bit mask. */
  public int bit() {
    return switch (this) {
      case LOOK_ALIKES -> 1;
      case LEET -> 2;
      case REPEATS -> 4;
      case SPACED -> 8;
      case TEXT_SPEAK -> 16;
      case GLUED -> 32;
      case MISSPELT -> 64;
    };
  }

  /** The views of a bit mask, in order. */
  public static List<View> of(int mask) {
    List<View> views = new ArrayList<>();
    for (View view : values()) {
      if ((mask & view.bit()) != 0) {
        views.add(view);
      }
    }
    return views;
  }
}
