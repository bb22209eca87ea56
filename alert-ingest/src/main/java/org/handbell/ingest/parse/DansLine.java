package org.handbell.ingest.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/**
 * DansGuardian's formats 1, 2 and 4: {@code when who from where what how size weight category
 * group# code mime clienthost groupname useragent params logid1 logid2 postdata}, separated by
 * blanks, by quotes and commas, or by tabs. Names, reasons and user agents hold separators too, and
 * quotes are not escaped: what stands where is found from the client's address, and from the method
 * with the two numbers after it.
 */
final class DansLine {

  private static final int TAIL = 4; // params, logid1, logid2, postdata

  private final Cells cells;
  private final boolean blanks;
  private final int from;
  private final int how;

  private DansLine(Cells cells, boolean blanks) {
    this.cells = cells;
    this.blanks = blanks;
    this.from = client(cells);
    this.how = method(cells, from + 3);
  }

  /** True where the line begins with a dotted date and a separator. */
  static boolean startsAt(byte[] line, int at, int to) {
    SyslogTime when = SyslogTime.readDotted(line, textStart(line, at, to), to);
    return when != null && when.end() < to && separator(line, when.end()) != null;
  }

  /** Reads the line, of which {@link #startsAt} has said that it is one. */
  static void read(LineBody body, int at, EventMaker maker, RequestDraft draft) {
    byte[] line = body.bytes();
    SyslogTime when = SyslogTime.readDotted(line, textStart(line, at, body.to()), body.to());
    if (when == null) {
      return;
    }
    draft.time = when.resolve(maker.zone(), body.line().received());
    int end = when.end();
    int epoch = EpochText.end(line, end + 1, body.to());
    if (line[end] == ' ' && epoch > 0 && epoch < body.to()) {
      draft.time = EpochText.read(new String(line, end + 1, epoch - end - 1, ISO_8859_1));
      end = epoch;
    }
    String separator = separator(line, end);
    if (separator != null) {
      int start = Math.min(end + separator.length(), body.to());
      int to = separator.length() > 1 && line[body.to() - 1] == '"' ? body.to() - 1 : body.to();
      new DansLine(Cells.split(line, start, Math.max(start, to), separator), separator.equals(" "))
          .take(draft);
    }
  }

  private static int textStart(byte[] line, int at, int to) {
    return at < to && line[at] == '"' ? at + 1 : at;
  }

  private static @Nullable String separator(byte[] line, int at) {
    return at >= line.length
        ? null
        : switch (line[at]) {
          case ' ' -> " ";
          case '\t' -> "\t";
          case '"' -> "\",\"";
          default -> null;
        };
  }

  private void take(RequestDraft draft) {
    draft.user = cells.text(0, from - 1);
    draft.clientIp = cells.text(from);
    int reason = reason();
    draft.url = cells.text(from + 1, reason - 1);
    if (how > 0) {
      afterMethod(draft);
    }
    String what = cells.text(reason, (how > 0 ? how : cells.size()) - 1);
    GuardianVerdict.take(what, null, how > 0, draft);
    GuardianFields.visibility(draft);
  }

  private void afterMethod(RequestDraft draft) {
    draft.method = cells.text(how);
    int group = group();
    GuardianFields.categories(cells.text(how + 3, group - 1), draft);
    draft.status = NormalForm.status(cells.text(group + 1));
    draft.mimeType = NormalForm.mimeType(cells.text(group + 2));
    draft.clientName = GuardianFields.clientName(cells.text(group + 3));
    int agent = blanks ? agent(group + 5) : group + 5;
    draft.group = GuardianFields.group(cells.text(group + 4, agent - 1), cells.text(group), null);
    draft.userAgent = cells.text(agent, blanks ? agentEnd(agent) : agent);
  }

  /** The client's address, which follows the name: a name may be an address itself. */
  private static int client(Cells cells) {
    for (int i = 1; i + 1 < cells.size(); i++) {
      if (isAddress(cells, i) && !isAddress(cells, i + 1)) {
        return i;
      }
    }
    return 1;
  }

  private static boolean isAddress(Cells cells, int cell) {
    int first = cells.at(cell, 0);
    boolean hex =
        (first >= '0' && first <= '9')
            || ((first | 0x20) >= 'a' && (first | 0x20) <= 'f')
            || first == ':';
    String text = hex && cells.length(cell) <= 45 ? cells.text(cell) : null;
    return text != null && IpText.isAddress(text);
  }

  /** The first method, or the blank in its place, that size and weight follow; 0 for none. */
  private static int method(Cells cells, int first) {
    for (int i = first; i + 2 < cells.size(); i++) {
      if (cells.isNumber(i + 1)
          && cells.isNumber(i + 2)
          && (cells.isBlank(i) || GuardianFields.isMethod(cells, i))) {
        return i;
      }
    }
    return 0;
  }

  /** Where marks and reason begin: an address may hold blanks, which then stand before the mark. */
  private int reason() {
    int end = how > 0 ? how : cells.size();
    for (int i = from + 2; i < end; i++) {
      if (cells.at(i, 0) == '*' && !(cells.at(i, 1) < 'A')) {
        return i;
      }
    }
    return how > 0 && cells.isBlank(how - 1) ? how - 1 : from + 2;
  }

  /** The group's number, which the status and the content type follow. */
  private int group() {
    for (int i = how + 4; i + 1 < cells.size(); i++) {
      int status = cells.length(i + 1);
      if (cells.isNumber(i)
          && cells.isNumber(i + 1)
          && (status == 3 || status == 1)
          && (cells.isBlank(i + 2) || cells.holds(i + 2, '/'))) {
        return i;
      }
    }
    return cells.size();
  }

  /** A group's name may hold blanks; the user agent begins with a product and its version. */
  private int agent(int first) {
    for (int i = first; i < cells.size(); i++) {
      if (cells.isBlank(i) || cells.holds(i, '/')) {
        return i;
      }
    }
    return first;
  }

  private int agentEnd(int agent) {
    int end = cells.size() - 1;
    for (int i = 0; i < TAIL && end > agent && cells.isBlank(end); i++) {
      end--;
    }
    return end;
  }
}
