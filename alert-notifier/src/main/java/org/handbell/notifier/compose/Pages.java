package org.handbell.notifier.compose;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Turns the templates under {@code src/main/jte}, compiled with the program, into HTML. */
public final class Pages {

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "org.handbell.notifier.page");

  private Pages() {}

  /** The page with everything in {@code values} escaped for where it stands. */
  public static String render(String template, Map<String, Object> values) {
    StringOutput out = new StringOutput();
    ENGINE.render(template, values, out);
    return out.toString();
  }
}
