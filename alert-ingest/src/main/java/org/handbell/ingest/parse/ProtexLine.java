package org.handbell.ingest.parse;

import org.jspecify.annotations.Nullable;

/**
 * e2guardian's formats 5 to 8, the form that Protex reads: {@code epoch.ms · server · user ·
 * client_ip · [client_host] · url · method · http_code · size · mime · useragent · result · ms ·
 * peer · message_no · what · weight · category · groupname · group#}, in 7 and 8 followed by {@code
 * searchterms · extflags}, separated by tabs.
 */
final class ProtexLine {

  private static final int COLUMNS = 19;
  private static final int WITH_SEARCH = 21;

  private final Cells cells;
  private final int host;
  private final int tail;

  private ProtexLine(Cells cells) {
    this.cells = cells;
    this.host = hasClientHost(cells) ? 1 : 0;
    this.tail = tail(cells, host);
  }

  /** True where the line begins with an epoch and a tab. */
  static boolean startsAt(byte[] line, int at, int to) {
    int end = EpochText.end(line, at, to);
    return end > at && end < to && line[end] == '\t';
  }

  static void read(byte[] line, int at, int to, RequestDraft draft) {
    new ProtexLine(Cells.split(line, at, to, "\t")).take(draft);
  }

  private void take(RequestDraft draft) {
    draft.time = EpochText.read(cells.text(0));
    draft.user = cells.text(2);
    draft.clientIp = cells.text(3);
    draft.clientName = host == 0 ? null : GuardianFields.clientName(cells.text(4));
    draft.url = cells.text(4 + host);
    draft.method = GuardianFields.isMethod(cells, 5 + host) ? cells.text(5 + host) : null;
    draft.status = NormalForm.status(cells.text(6 + host));
    draft.mimeType = NormalForm.mimeType(cells.text(8 + host));
    draft.userAgent = cells.text(9 + host, tail - 4);
    GuardianVerdict.take(cells.text(tail + 1), cells.text(tail), cells.size() > tail + 1, draft);
    GuardianFields.categories(cells.text(tail + 3), draft);
    GuardianFields.searchTerms(cells.text(tail + 6), draft);
    draft.group = group(GuardianFields.flags(cells.text(tail + 7), draft));
    GuardianFields.visibility(draft);
  }

  private @Nullable String group(@Nullable String port) {
    return GuardianFields.group(cells.text(tail + 4), cells.text(tail + 5), port);
  }

  /** Without the client's name the address stands in its place, and the status a place earlier. */
  private static boolean hasClientHost(Cells cells) {
    boolean address = cells.holds(4, '/') && cells.holds(4, ':');
    return !address && !(cells.isNumber(6) && cells.length(6) <= 3);
  }

  /** Where the message's number stands: tabs of the user agent's own push it to the right. */
  private static int tail(Cells cells, int host) {
    int usual = 13 + host;
    int columns = cells.size() - host;
    boolean search = columns > COLUMNS && cells.holds(cells.size() - 1, ':');
    int extra = columns - (search || columns <= WITH_SEARCH ? WITH_SEARCH : COLUMNS);
    return usual + Math.max(0, extra);
  }
}
