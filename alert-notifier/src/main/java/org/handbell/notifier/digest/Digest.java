package org.handbell.notifier.digest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A week at a school as one reader is told of it, in the order in which it is read. Everything in
 * it is fit to be shown; it is still to be escaped for HTML.
 *
 * @param first the first line: whether anything needs the reader
 * @param needs what it is that needs them
 * @param seen how much Handbell could see, in sentences
 * @param more how many further rows there was no room for
 * @param none what is said in place of rows where there are none
 * @param risks concerns by the four Cs, this week and the week before
 * @param types what came up most, concerns or not
 * @param quiet what was kept from being mailed, in sentences
 * @param proof that Handbell was at work, in sentences
 * @param sight how much of it Handbell could see, in one sentence; empty where that is not known
 * @param done what people did about the week's concerns, in sentences
 * @param blocked what the filter stopped most
 * @param fresh what is new in the week, in sentences
 */
public record Digest(
    String school,
    int week,
    String period,
    String first,
    List<Need> needs,
    List<String> seen,
    List<Row> rows,
    int more,
    String none,
    List<RiskCount> risks,
    List<TypeCount> types,
    List<String> proof,
    List<String> quiet,
    String sight,
    List<String> done,
    List<TypeCount> blocked,
    List<String> fresh) {

  public Digest {
    needs = List.copyOf(needs);
    seen = List.copyOf(seen);
    rows = List.copyOf(rows);
    risks = List.copyOf(risks);
    types = List.copyOf(types);
    proof = List.copyOf(proof);
    quiet = List.copyOf(quiet);
    done = List.copyOf(done);
    blocked = List.copyOf(blocked);
    fresh = List.copyOf(fresh);
  }

  /** Something that waits for a person: {@code what} it is, and {@code state} it is in. */
  public record Need(String what, String state) {

    /** Both, as one line. */
    public String said() {
      return what + (what.endsWith(".") ? " " : ": ") + state;
    }
  }

  /**
   * What online-safety policies promise a head about each breach.
   *
   * @param when date and time
   * @param type of content
   * @param site its name
   * @param user or the case's number
   * @param how urgent, and how often
   */
  public record Row(String when, String type, String site, String user, String how) {}

  /**
   * How many concerns there were about one of the four Cs.
   *
   * @param bar 0–100: this week's share of the longest bar
   * @param barBefore the week before's
   * @param usual how many are usual in a week; absent where that is not known yet
   */
  public record RiskCount(
      String risk, long now, long before, int bar, int barBefore, @Nullable Long usual) {

    /** Where it is not known what is usual. */
    public RiskCount(String risk, long now, long before, int bar, int barBefore) {
      this(risk, now, before, bar, barBefore, null);
    }

    /** {@code usual 3}, or nothing. */
    public String usually() {
      return usual == null ? "" : "usual " + usual;
    }
  }

  /** How many events were about one type of content. */
  public record TypeCount(String type, String count) {}
}
