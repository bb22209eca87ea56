package org.handbell.ingest.parse;

import org.handbell.ingest.parse.ParseOutcome.Parsed;
import org.handbell.ingest.parse.ParseOutcome.Rejected;

/**
 * The text logs of DansGuardian, its descendant e2guardian and the products built on them, in any
 * of the formats 1 to 8: which one is told by how the line begins.
 *
 * @param name the format's name
 * @param vendor the observer's, whose words the categories are
 * @param product the observer's
 */
record GuardianText(String name, String vendor, String product) implements LineFormat {

  /** Words that may stand before the record: {@code tag_logs} and {@code namesuffix} put some. */
  private static final int MOST_LABELS = 2;

  static GuardianText e2guardian() {
    return new GuardianText("e2guardian", "e2guardian", "e2guardian");
  }

  private enum Shape {
    DANS,
    PROTEX,
    SQUID,
    NONE
  }

  @Override
  public boolean recognises(LineBody body) {
    int at = start(body);
    return switch (shape(body, at)) {
      case DANS, PROTEX -> true;
      case SQUID -> SquidLikeLine.isDansGuardians(body.bytes(), at, body.to());
      case NONE -> false;
    };
  }

  /** True where the line has one of the formats, be it one that others write too. */
  boolean fits(LineBody body) {
    return shape(body, start(body)) != Shape.NONE;
  }

  @Override
  public ParseOutcome read(LineBody body, EventMaker maker) {
    RequestDraft draft = maker.draft();
    int at = start(body);
    switch (shape(body, at)) {
      case DANS -> DansLine.read(body, at, maker, draft);
      case PROTEX -> ProtexLine.read(body.bytes(), at, body.to(), draft);
      case SQUID -> SquidLikeLine.read(body.bytes(), at, body.to(), draft);
      case NONE -> {
        return new Rejected("no e2guardian format at column " + (body.from() + 1));
      }
    }
    return draft.isRequest()
        ? new Parsed(name, maker.observedBy(vendor, product).event(draft, body))
        : new Rejected("no address asked for in the line that begins at column " + (at + 1));
  }

  private static Shape shape(LineBody body, int at) {
    byte[] line = body.bytes();
    if (DansLine.startsAt(line, at, body.to())) {
      return Shape.DANS;
    }
    if (ProtexLine.startsAt(line, at, body.to())) {
      return Shape.PROTEX;
    }
    return SquidLikeLine.startsAt(line, at, body.to()) ? Shape.SQUID : Shape.NONE;
  }

  /** Where the record begins; where the message does when there is none. */
  private static int start(LineBody body) {
    int at = body.from();
    for (int label = 0; label <= MOST_LABELS && at < body.to(); label++) {
      if (shape(body, at) != Shape.NONE) {
        return at;
      }
      at = afterWord(body, at);
    }
    return body.from();
  }

  private static int afterWord(LineBody body, int from) {
    int at = from;
    while (at < body.to() && body.bytes()[at] > ' ') {
      at++;
    }
    while (at < body.to() && (body.bytes()[at] == ' ' || body.bytes()[at] == '\t')) {
      at++;
    }
    return at;
  }
}
