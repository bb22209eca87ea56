package org.handbell.ingest.parse;

import java.util.Optional;
import org.handbell.model.UserName;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that lines named last: the same few hundred stand in line after line, and each may
 * be written in a dozen forms. A table of fixed size without chains; for several threads, as what
 * it holds never changes.
 */
final class RecentNames {

  private static final int PLACES = 1 << 14;
  private static final int LONGEST = 200;

  private final @Nullable Read[] places = new Read[PLACES];

  private record Read(String text, Optional<UserName> name) {}

  /** What {@link UserName#parse} makes of the text. */
  Optional<UserName> parse(@Nullable String text) {
    if (text == null || text.length() > LONGEST) {
      return UserName.parse(text);
    }
    int hash = text.hashCode();
    int place = (hash ^ hash >>> 16) & (PLACES - 1);
    Read read = places[place];
    if (read == null || !read.text.equals(text)) {
      read = new Read(text, UserName.parse(text));
      places[place] = read;
    }
    return read.name;
  }
}
