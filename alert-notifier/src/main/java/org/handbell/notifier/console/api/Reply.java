package org.handbell.notifier.console.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a program is answered. */
sealed interface Reply {

  /**
   * What it asked for.
   *
   * @param body a record, written as JSON
   * @param version of the case it is about; null where it is about none
   */
  record Given(Object body, @Nullable String version) implements Reply {}

  /** What it was answered before when it asked for the same. */
  record Again(int status, String json) implements Reply {}

  /** A file of text to keep. */
  record Text(String name, String text) implements Reply {}

  /**
   * It cannot be (RFC 9457).
   *
   * @param wrong each thing to mend in the request
   */
  record Fault(int status, String detail, List<Wrong> wrong) implements Reply {

    public Fault {
      wrong = List.copyOf(wrong);
    }

    /** The status in words. */
    String title() {
      return switch (status) {
        case 400 -> "Bad request";
        case 401 -> "No token, or not a good one";
        case 403 -> "Not with this token";
        case 404 -> "Not found";
        case 405 -> "Not in this way";
        case 409 -> "Asked for before";
        case 412 -> "Changed meanwhile";
        case 413 -> "Too long";
        case 415 -> "Not JSON";
        case 422 -> "Refused";
        case 429 -> "Too many requests";
        default -> "Something went wrong";
      };
    }
  }

  /** One field that is to be mended. */
  record Wrong(String field, String detail) {}

  static Reply given(Object body) {
    return new Given(body, null);
  }

  static Fault fault(int status, String detail) {
    return new Fault(status, detail, List.of());
  }

  /** There is no such thing, or none that this program may know of. */
  static Fault missing() {
    return fault(404, "There is nothing here, or nothing for this token.");
  }
}
