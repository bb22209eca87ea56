package org.handbell.notifier.report;

import java.util.List;

/**
 * A page for people to read, print and file.
 *
 * @param about whose it is and for what time
 * @param lead the first line: what there is to know
 * @param calm true where nothing needs anybody
 * @param sight how much of it all Handbell could see; empty where the blocks say it
 */
public record Report(
    String title, String about, String lead, boolean calm, String sight, List<Block> blocks) {

  public Report {
    blocks = List.copyOf(blocks);
  }
}
