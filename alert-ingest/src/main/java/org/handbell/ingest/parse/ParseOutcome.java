package org.handbell.ingest.parse;

import org.handbell.ingest.identity.SignOn;
import org.handbell.model.Event;

/** What became of a line. No reason ever repeats the line. */
public sealed interface ParseOutcome {

  /**
   * A web request.
   *
   * @param parser the format's name
   */
  record Parsed(String parser, Event event) implements ParseOutcome {}

  /**
   * A line that ties a device to an address, or a person to a device: a lease, a log-on.
   *
   * @param parser the format's name
   */
  record SignedOn(String parser, SignOn signOn) implements ParseOutcome {}

  /**
   * A well-formed line that is no web request.
   *
   * @param parser the format's name
   * @param reason one of few words, fit for a metric's label
   */
  record Ignored(String parser, String reason) implements ParseOutcome {}

  /**
   * A line that cannot be read.
   *
   * @param reason what is wrong and where: {@code not JSON at column 17}
   */
  record Rejected(String reason) implements ParseOutcome {}
}
