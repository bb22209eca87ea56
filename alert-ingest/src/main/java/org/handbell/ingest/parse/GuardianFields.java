package org.handbell.ingest.parse;

import java.util.Set;
import org.handbell.ingest.search.SearchTerms;
import org.handbell.model.Event;
import org.jspecify.annotations.Nullable;

/** How the e2guardian family writes single fields, whichever of its formats they stand in. */
final class GuardianFields {

  /** What stands in place of the group while the proxy asks who it is. */
  private static final Set<String> ASKING =
      Set.of("negotiate_identification", "negociate_identification");

  private GuardianFields() {}

  /** The client's name; the filter repeats the address where it found none. */
  static @Nullable String clientName(@Nullable String text) {
    return text == null || IpText.isAddress(text) ? null : text;
  }

  /** The group's name, else its number, else the port, which stands for a group in schools. */
  static @Nullable String group(
      @Nullable String name, @Nullable String number, @Nullable String port) {
    if (name != null && !ASKING.contains(name)) {
      return name;
    }
    return number != null || port == null ? number : "port " + port;
  }

  /** Several categories are separated by commas; names of lists come in quotes. */
  static void categories(@Nullable String text, RequestDraft draft) {
    int from = 0;
    while (text != null && from <= text.length()) {
      int comma = text.indexOf(',', from);
      int to = comma < 0 ? text.length() : comma;
      String category = unquoted(text.substring(from, to).strip());
      if (!category.equals("-")) {
        draft.addCategory(category);
      }
      from = to + 1;
    }
  }

  private static String unquoted(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isQuote(text.charAt(from))) {
      from++;
    }
    while (to > from && isQuote(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to).strip();
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  /** A request without method and status is encryption that was not looked into. */
  static void visibility(RequestDraft draft) {
    boolean plain = draft.url != null && draft.url.startsWith("http://");
    draft.encrypted |= draft.method == null && draft.status == null && !plain;
  }

  /** The words that the filter itself found. */
  static void searchTerms(@Nullable String words, RequestDraft draft) {
    if (words != null) {
      draft.search = new Event.Search(words, SearchTerms.OTHER, false);
    }
  }

  /**
   * {@code 8443:TS:dnsa:dnsa}: port, how the request came in and how much of it was seen, how user
   * and group were found.
   *
   * @return the port; null where the text is nothing of the kind
   */
  static @Nullable String flags(@Nullable String text, RequestDraft draft) {
    int colon = text == null ? -1 : text.indexOf(':');
    if (text == null || !areFlags(text, colon)) {
      return null;
    }
    draft.encrypted |= text.charAt(colon + 2) == 'S';
    return text.substring(0, colon);
  }

  private static boolean areFlags(String text, int colon) {
    for (int i = 0; i < colon; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return colon > 0
        && text.length() > colon + 3
        && "PTIL".indexOf(text.charAt(colon + 1)) >= 0
        && "HSM".indexOf(text.charAt(colon + 2)) >= 0
        && text.charAt(colon + 3) == ':';
  }

  /** A method: {@code GET}, {@code M-SEARCH}. */
  static boolean isMethod(Cells cells, int cell) {
    int length = cells.length(cell);
    for (int i = 0; i < length; i++) {
      int c = cells.at(cell, i);
      if (!(c >= 'A' && c <= 'Z') && (c != '-' || i == 0)) {
        return false;
      }
    }
    return length >= 3 && length <= 20;
  }
}
