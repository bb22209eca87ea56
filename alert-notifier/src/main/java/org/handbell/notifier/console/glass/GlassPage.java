package org.handbell.notifier.console.glass;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of break-glass shows.
 *
 * @param own what the viewer has opened and may still read
 * @param others the openings of cases of the viewer's own schools
 * @param wrong what was not done, and why
 * @param number as it was typed
 * @param reason as it was typed
 */
public record GlassPage(
    List<Line> own, List<Line> others, @Nullable String wrong, String number, String reason) {

  /**
   * One opening.
   *
   * @param path where the case is read
   */
  public record Line(String number, String path, String head, String reason) {}

  public GlassPage {
    own = List.copyOf(own);
    others = List.copyOf(others);
  }
}
