package org.handbell.notifier.console.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page about one person's data shows.
 *
 * @param asked what was looked for
 * @param found the people that fit
 * @param more true where more fit than are shown
 * @param cases of the one person that was chosen
 * @param person their id; absent while none was chosen
 * @param requests the erasures that wait for a second person
 * @param wrong what was not done, and why
 * @param said what was done
 */
public record PeoplePage(
    String asked,
    List<Found> found,
    boolean more,
    @Nullable String person,
    List<OneCase> cases,
    List<Request> requests,
    boolean mayErase,
    @Nullable String wrong,
    @Nullable String said) {

  /** Somebody who fits, with the address of their page. */
  public record Found(String who, String path, String line) {}

  /** One of their cases, in a line. */
  public record OneCase(String number, String line) {}

  /**
   * An erasure that somebody asked for.
   *
   * @param mine true where the viewer asked, and so another has to agree
   */
  public record Request(String id, String line, String reason, boolean mine, boolean agreed) {}
}
