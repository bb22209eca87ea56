package org.handbell.ingest.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.identity.WhoAndWhere;
import org.handbell.ingest.parse.EventMaker;
import org.handbell.ingest.parse.LineBody;
import org.handbell.ingest.parse.LineFormat;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.ParseOutcome.Ignored;
import org.handbell.ingest.parse.ParseOutcome.Rejected;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.model.Event;
import org.junit.jupiter.api.Test;

class LineReaderFaultTest {

  /** Needs a frame of the stack for each letter of a line, or more. */
  private static final Pattern GREEDY = Pattern.compile("(a|b)*");

  private final LineReader reader =
      new LineReader(
          new Deep(),
          new EventMaker(
              WhoAndWhere.of("elm", Directory.empty()),
              new Event.Observer("", "", "elm-fw"),
              ZoneOffset.UTC,
              false));

  @Test
  void a_line_too_deep_for_its_parser_is_kept_as_rejected_and_holds_up_none_behind_it() {
    ParseOutcome deep = read("ab".repeat(400_000));
    ParseOutcome next = read("ab");

    assertThat(deep).isEqualTo(new Rejected("the deep parser failed: StackOverflowError"));
    assertThat(next).isEqualTo(new Ignored("deep", "true"));
  }

  private ParseOutcome read(String line) {
    return reader.read(new ReceivedLine("1", Instant.EPOCH, line.getBytes(UTF_8), false));
  }

  private static final class Deep implements LineFormat {

    @Override
    public String name() {
      return "deep";
    }

    @Override
    public boolean recognises(LineBody body) {
      return true;
    }

    @Override
    public ParseOutcome read(LineBody body, EventMaker maker) {
      String text = new String(body.bytes(), body.from(), body.to() - body.from(), UTF_8);
      return new Ignored("deep", String.valueOf(GREEDY.matcher(text).matches()));
    }
  }
}
