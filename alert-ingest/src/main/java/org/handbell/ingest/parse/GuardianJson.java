package org.handbell.ingest.parse;

import org.handbell.ingest.parse.ParseOutcome.Ignored;
import org.handbell.ingest.parse.ParseOutcome.Parsed;
import org.handbell.ingest.parse.ParseOutcome.Rejected;
import org.handbell.json.JsonCursor;
import org.handbell.json.JsonFault;

/**
 * Smoothwall's web filter log: a JSON object a line, read in one pass. Unknown keys of any shape
 * are passed over; what is broken, and where, is said by column.
 *
 * @param name the format's name
 */
record GuardianJson(String name) implements LineFormat {

  @Override
  public boolean recognises(LineBody body) {
    return startsJson(body);
  }

  private static boolean startsJson(LineBody body) {
    byte first = body.bytes()[body.from()];
    return first == '{' || first == '[';
  }

  @Override
  public ParseOutcome read(LineBody body, EventMaker maker) {
    int from = startsJson(body) ? body.from() : body.indexOf('{'); // after an unknown label
    if (from < 0) {
      return rejected(new JsonFault("not JSON", body.from()));
    }
    RequestDraft draft = maker.draft();
    try {
      return read(new JsonCursor(body.bytes(), from, body.to()), draft, body, maker);
    } catch (JsonFault fault) {
      // A line cut at its length limit still says who asked which site, if it got so far.
      return body.line().truncated() && draft.isRequest()
          ? parsed(draft, body, maker)
          : rejected(fault);
    }
  }

  private ParseOutcome read(JsonCursor in, RequestDraft draft, LineBody body, EventMaker maker)
      throws JsonFault {
    if (!in.enterObject()) {
      in.skip();
      in.end();
      return new Ignored(name, "JSON that is no object");
    }
    boolean ours = GuardianRecord.read(in, draft);
    in.end();
    return ours && draft.isRequest()
        ? parsed(draft, body, maker)
        : new Ignored(name, "JSON without a web request");
  }

  private ParseOutcome parsed(RequestDraft draft, LineBody body, EventMaker maker) {
    return new Parsed(name, maker.observedBy("Smoothwall", "Guardian").event(draft, body));
  }

  private static Rejected rejected(JsonFault fault) {
    return new Rejected("%s at column %d".formatted(fault.getMessage(), fault.place() + 1));
  }
}
