package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.handbell.ingest.parse.Envelope;
import org.handbell.ingest.parse.LineBody;

/**
 * What a product's lines are known by.
 *
 * @param has texts that must all stand in the message
 * @param any texts of which one must
 * @param starts texts of which one must begin the message
 * @param programs syslog tags of which one must have written it
 */
record Mark(List<byte[]> has, List<byte[]> any, List<byte[]> starts, List<byte[]> programs) {

  static Mark of(List<String> has, List<String> any, List<String> starts, List<String> programs) {
    return new Mark(bytes(has), bytes(any), bytes(starts), bytes(programs));
  }

  private static List<byte[]> bytes(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(UTF_8)).toList();
  }

  boolean isEmpty() {
    return has.isEmpty() && any.isEmpty() && starts.isEmpty() && programs.isEmpty();
  }

  /** False for one without any text: such a profile is used where its name is given. */
  boolean fits(LineBody body) {
    if (isEmpty()) {
      return false;
    }
    byte[] line = body.bytes();
    for (byte[] text : has) {
      if (!body.holds(text)) {
        return false;
      }
    }
    return (any.isEmpty() || oneStands(body))
        && (starts.isEmpty() || oneStarts(line, body))
        && (programs.isEmpty() || oneWrote(line, body.envelope().program()));
  }

  private boolean oneStands(LineBody body) {
    for (byte[] text : any) {
      if (body.holds(text)) {
        return true;
      }
    }
    return false;
  }

  private boolean oneStarts(byte[] line, LineBody body) {
    for (byte[] text : starts) {
      if (body.from() + text.length <= body.to() && at(line, body.from(), text)) {
        return true;
      }
    }
    return false;
  }

  private boolean oneWrote(byte[] line, Envelope.Span program) {
    for (byte[] text : programs) {
      if (program.to() - program.from() == text.length && at(line, program.from(), text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean at(byte[] line, int place, byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (line[place + i] != text[i]) {
        return false;
      }
    }
    return true;
  }
}
