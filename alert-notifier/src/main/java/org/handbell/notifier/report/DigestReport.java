package org.handbell.notifier.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.handbell.notifier.digest.Digest;
import org.handbell.notifier.digest.Digest.RiskCount;
import org.handbell.notifier.digest.Digest.TypeCount;
import org.handbell.notifier.report.Block.Bar;
import org.handbell.notifier.report.Block.Bars;
import org.handbell.notifier.report.Block.Bullets;
import org.handbell.notifier.report.Block.Heading;
import org.handbell.notifier.report.Block.Para;
import org.handbell.notifier.report.Block.Small;
import org.handbell.notifier.report.Block.Table;

/** The head's week as a page. */
public final class DigestReport {

  private final List<Block> blocks = new ArrayList<>();

  private DigestReport() {}

  /** The digest, in the order in which its mail tells it. */
  public static Report of(Digest digest) {
    DigestReport page = new DigestReport();
    page.add(digest);
    return new Report(
        "Weekly digest, week " + digest.week(),
        digest.school() + ", " + digest.period(),
        digest.first(),
        digest.needs().isEmpty(),
        digest.sight(),
        page.blocks);
  }

  private void add(Digest digest) {
    if (!digest.needs().isEmpty()) {
      blocks.add(new Bullets(digest.needs().stream().map(Digest.Need::said).toList()));
    }
    bullets("New this week", digest.fresh());
    rows(digest);
    risks(digest.risks());
    bullets("What was done", digest.done());
    types("What the filter blocked most", digest.blocked());
    types("What came up most, blocked or not", digest.types());
    bullets("What was not mailed", digest.quiet());
    bullets("How much Handbell could see", digest.seen());
    blocks.add(new Heading("Was Handbell at work?"));
    blocks.add(new Small(digest.proof()));
  }

  private void rows(Digest digest) {
    blocks.add(new Heading("Concerns this week"));
    if (digest.rows().isEmpty()) {
      blocks.add(new Para(digest.none()));
      return;
    }
    blocks.add(
        new Table(
            List.of("Date and time", "Type of content", "Site", "User", "Priority"),
            digest.rows().stream()
                .map(row -> List.of(row.when(), row.type(), row.site(), row.user(), row.how()))
                .toList(),
            true));
    if (digest.more() > 0) {
      blocks.add(
          new Para(
              "There are "
                  + digest.more()
                  + " more, less urgent than these. They are in Handbell."));
    }
  }

  private void risks(List<RiskCount> risks) {
    if (risks.isEmpty()) {
      return;
    }
    long most =
        Math.max(
            1,
            risks.stream()
                .flatMap(each -> Stream.of(each.now(), each.before(), usual(each)))
                .mapToLong(Long::longValue)
                .max()
                .orElse(1));
    blocks.add(new Heading("How many concerns"));
    blocks.add(
        new Bars("This week", "Week before", risks.stream().map(risk -> bar(risk, most)).toList()));
  }

  private static Bar bar(RiskCount risk, long most) {
    Long usual = risk.usual();
    return new Bar(
        risk.risk(),
        String.valueOf(risk.now()),
        String.valueOf(risk.before()),
        usual == null ? "" : String.valueOf(usual),
        (int) (100 * risk.now() / most),
        (int) (100 * risk.before() / most),
        usual == null ? null : Integer.valueOf((int) (100 * usual / most)));
  }

  private static long usual(RiskCount risk) {
    Long usual = risk.usual();
    return usual == null ? 0 : usual;
  }

  private void types(String title, List<TypeCount> types) {
    if (!types.isEmpty()) {
      blocks.add(new Heading(title));
      blocks.add(
          new Table(
              List.of("Type of content", "Times"),
              types.stream().map(type -> List.of(type.type(), type.count())).toList(),
              false));
    }
  }

  private void bullets(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      blocks.add(new Heading(title));
      blocks.add(new Bullets(lines));
    }
  }
}
