package org.handbell.ingest.parse;

import org.handbell.model.Decision;

/**
 * DansGuardian's format 3, which is Squid's own: {@code epoch.ms elapsed client result/status size
 * method url user hierarchy/peer mime}. Unlike Squid, DansGuardian names the parent even where it
 * denied a request without asking it.
 */
final class SquidLikeLine {

  private static final String DENIED = "TCP_DENIED/";

  private final Cells cells;

  /** Where the client's address stands: the milliseconds before it are padded with blanks. */
  private final int client;

  private SquidLikeLine(Cells cells) {
    this.cells = cells;
    int place = 1;
    while (place < cells.size() && cells.length(place) == 0) {
      place++;
    }
    this.client = place + 1;
  }

  /** True where the line begins with an epoch and holds a result with a status. */
  static boolean startsAt(byte[] line, int at, int to) {
    int end = EpochText.end(line, at, to);
    if (end < 0 || end >= to || line[end] != ' ') {
      return false;
    }
    SquidLikeLine squid = new SquidLikeLine(Cells.split(line, at, Math.min(to, at + 200), " "));
    return squid.cells.isNumber(squid.client - 1) && squid.cells.holds(squid.client + 1, '/');
  }

  /** True where only DansGuardian writes so. */
  static boolean isDansGuardians(byte[] line, int at, int to) {
    if (!startsAt(line, at, to)) {
      return false;
    }
    SquidLikeLine squid = new SquidLikeLine(Cells.split(line, at, to, " "));
    return squid.cells.startsWith(squid.client + 1, "TCP_DENIED/403")
        && squid.cells.startsWith(squid.hierarchy(), "DEFAULT_PARENT/");
  }

  static void read(byte[] line, int at, int to, RequestDraft draft) {
    new SquidLikeLine(Cells.split(line, at, to, " ")).take(draft);
  }

  private void take(RequestDraft draft) {
    int hierarchy = hierarchy();
    draft.time = EpochText.read(cells.text(0));
    String from = cells.text(client);
    if (from != null && IpText.isAddress(from)) {
      draft.clientIp = from;
    } else {
      draft.clientName = from;
    }
    String result = cells.text(client + 1);
    draft.status =
        result == null ? null : NormalForm.status(result.substring(result.indexOf('/') + 1));
    draft.method = GuardianFields.isMethod(cells, client + 3) ? cells.text(client + 3) : null;
    draft.url = cells.text(client + 4);
    draft.user = cells.text(client + 5, hierarchy - 1);
    draft.mimeType = NormalForm.mimeType(cells.text(hierarchy + 1));
    boolean denied = result != null && result.startsWith(DENIED);
    GuardianVerdict.take(denied ? "*DENIED*" : null, null, result != null, draft);
    if (draft.decision == Decision.ALLOWED && draft.status == null) {
      draft.decision = result != null && result.endsWith("/000") ? Decision.ERROR : draft.decision;
    }
    GuardianFields.visibility(draft);
  }

  /** Where the parent stands: after the user, whose name may hold blanks. */
  private int hierarchy() {
    for (int i = client + 6; i < cells.size(); i++) {
      if (isHierarchy(i)) {
        return i;
      }
    }
    return client + 6;
  }

  private boolean isHierarchy(int cell) {
    int place = 0;
    while ((cells.at(cell, place) >= 'A' && cells.at(cell, place) <= 'Z')
        || cells.at(cell, place) == '_') {
      place++;
    }
    return place > 3 && cells.at(cell, place) == '/';
  }
}
