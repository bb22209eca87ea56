package org.handbell.notifier.console.web;

import io.javalin.http.Context;
import java.util.Map;

/** What a page answers. */
public sealed interface Answer {

  /**
   * A page in the layout, or a part of one.
   *
   * @param template under {@code src/main/jte}; it gets {@code frame} besides the values
   */
  record Shown(int status, String title, String template, Map<String, Object> values)
      implements Answer {}

  /** Another page is to be asked for, as after each thing done. */
  record Moved(String path) implements Answer {}

  /** There is nothing here, or nothing that this viewer may know of. */
  record Missing() implements Answer {}

  /** A file to keep. */
  final class Download implements Answer {

    private final String name;
    private final String contentType;
    private final byte[] content;

    /**
     * @param name a plain one, of letters, digits, dots and hyphens
     */
    public Download(String name, String contentType, byte[] content) {
      if (!name.matches("[A-Za-z0-9.-]+")) {
        throw new IllegalArgumentException("not a plain name for a file");
      }
      this.name = name;
      this.contentType = contentType;
      this.content = content.clone();
    }

    public void give(Context ctx) {
      ctx.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
      ctx.contentType(contentType).result(content);
    }
  }

  static Answer show(String title, String template, Map<String, Object> values) {
    return new Shown(200, title, template, values);
  }

  /** The page again, with what was wrong with what was filled in. */
  static Answer again(String title, String template, Map<String, Object> values) {
    return new Shown(422, title, template, values);
  }

  static Answer moveTo(String path) {
    return new Moved(path);
  }

  static Answer missing() {
    return new Missing();
  }
}
