package org.handbell.notifier.report;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.handbell.notifier.look.Look;

/** A report as plain text. */
public final class ReportText {

  private ReportText() {}

  /** The same words in the same order as on the page. */
  public static String of(Report report, Look look) {
    StringJoiner text = new StringJoiner("\n");
    text.add(report.lead());
    if (!report.sight().isEmpty()) {
      text.add(report.sight());
    }
    text.add(report.title() + ", " + report.about());
    if (!look.intro().isEmpty()) {
      text.add("").add(look.intro());
    }
    report.blocks().forEach(block -> add(text, block));
    if (!look.footer().isEmpty()) {
      text.add("").add(look.footer());
    }
    return text.add("").toString();
  }

  private static void add(StringJoiner text, Block block) {
    if (block instanceof Block.Heading heading) {
      text.add("").add(heading.text().toUpperCase(Locale.UK));
    } else if (block instanceof Block.Para para) {
      text.add(para.text());
    } else if (block instanceof Block.Small small) {
      small.lines().forEach(line -> text.add("- " + line));
    } else if (block instanceof Block.Bullets bullets) {
      bullets.lines().forEach(line -> text.add("- " + line));
    } else if (block instanceof Block.Table table) {
      table.rows().forEach(row -> add(text, table.head(), row));
    } else if (block instanceof Block.Bars bars) {
      bars.bars().forEach(bar -> text.add(line(bars, bar)));
    }
  }

  private static void add(StringJoiner text, List<String> head, List<String> row) {
    text.add("- " + row.get(0));
    for (int i = 1; i < row.size(); i++) {
      if (!row.get(i).isEmpty()) {
        text.add("    " + head.get(i) + ": " + row.get(i));
      }
    }
  }

  private static String line(Block.Bars bars, Block.Bar bar) {
    return "%s: %s %s, %s %s%s"
        .formatted(
            bar.label(),
            bar.now(),
            lower(bars.now()),
            bar.before(),
            lower(bars.before()),
            bar.usual().isEmpty() ? "" : ", usual " + bar.usual());
  }

  private static String lower(String words) {
    return words.toLowerCase(Locale.UK);
  }
}
