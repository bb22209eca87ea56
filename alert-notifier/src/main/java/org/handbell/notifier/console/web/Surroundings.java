package org.handbell.notifier.console.web;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.handbell.model.ListReport;
import org.handbell.model.Ruling;
import org.handbell.model.SourceReport;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.watch.Heard;

/**
 * What the register does not hold and the process around the console knows: as much of it as it was
 * told, for its stages may run elsewhere.
 */
public final class Surroundings {

  /**
   * How a source does, in words.
   *
   * @param alarms why nothing is heard of it; mostly empty
   * @param advices what it hides or gets wrong, each with the mend
   */
  public record SourceSheet(List<String> alarms, List<Fact> facts, List<Advice> advices) {

    public SourceSheet {
      alarms = List.copyOf(alarms);
      facts = List.copyOf(facts);
      advices = List.copyOf(advices);
    }
  }

  /**
   * Something to mend at a source.
   *
   * @param mends what to do, the general way first
   */
  public record Advice(String said, List<String> mends) {

    public Advice {
      mends = List.copyOf(mends);
    }
  }

  /** Lines of one shape that could not be read; nothing that anybody typed. */
  public record Unread(String source, String reason, String shape, int lines) {}

  private volatile Supplier<List<Heard>> sources = List::of;
  private volatile Supplier<List<ListReport>> lists = List::of;
  private volatile Supplier<Collection<Ruling>> rulings = List::of;
  private volatile Supplier<Optional<List<Unread>>> unread = Optional::empty;
  private volatile Function<SourceReport, SourceSheet> sheet =
      any -> new SourceSheet(List.of(), List.of(), List.of());
  private volatile Supplier<List<Fact>> own = List::of;

  /** What is heard of the other stages over Kafka, wherever they run. */
  public void hears(
      Supplier<List<Heard>> ofSources,
      Supplier<List<ListReport>> ofLists,
      Supplier<Collection<Ruling>> ofRulings,
      Supplier<Optional<List<Unread>>> ofUnread) {
    sources = ofSources;
    lists = ofLists;
    rulings = ofRulings;
    unread = ofUnread;
  }

  /**
   * What only this process knows.
   *
   * @param describes a source, as {@code ./handbell sources} does
   * @param knows of itself: its stages, disk and certificate
   */
  public void knows(Function<SourceReport, SourceSheet> describes, Supplier<List<Fact>> knows) {
    sheet = describes;
    own = knows;
  }

  public List<Heard> sources() {
    return sources.get();
  }

  public List<ListReport> lists() {
    return lists.get();
  }

  /** What people decided that judging must know, as far as it was read. */
  public Collection<Ruling> rulings() {
    return rulings.get();
  }

  /** The shapes of lines that could not be read; absent where the broker does not answer. */
  public Optional<List<Unread>> unread() {
    return unread.get();
  }

  public SourceSheet describe(SourceReport report) {
    return sheet.apply(report);
  }

  /** What this process says of itself. */
  public List<Fact> own() {
    return own.get();
  }
}
