package org.handbell.notifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handbell.model.Category;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.Risk;
import org.handbell.notifier.Elm;
import org.handbell.notifier.register.CaseFigure;
import org.handbell.notifier.register.ToldTerm;
import org.junit.jupiter.api.Test;

/**
 * Somebody who holds every report of a trust side by side, and subtracts one from another, learns
 * no small number: three schools, three terms, the trust's sums and the years'.
 */
class TermConcernsTest {

  private static final int SCHOOLS = 3;
  private static final int TERMS = 3;
  private static final int RUNS = Integer.getInteger("reports.runs", 400);

  private static final List<Category> CATEGORIES =
      List.of(
          Category.ILLEGAL_CSAM,
          Category.CONTENT_HATE,
          Category.CONTACT_STRANGER_CHAT,
          Category.CONDUCT_BULLYING,
          Category.COMMERCE_GAMBLING);

  @Test
  void no_small_number_follows_from_all_reports_together() {
    for (int run = 0; run < RUNS; run++) {
      long[] cells = cells(new Random(run));
      List<ToldTerm> told = told(cells);

      Subtraction known = new Subtraction(cells.length);
      eachTerm(cells, told, known);
      sums(told).forEach(sum -> tellSum(sum, told, known));

      for (int cell = 0; cell < cells.length; cell++) {
        if (SmallNumbers.isSmall(cells[cell])) {
          assertThat(known.tells(Subtraction.only(cell, cells.length)))
              .as("run %d, cell %d of %s", run, cell, told)
              .isFalse();
        }
      }
      for (int term = 0; term < told.size(); term++) {
        if (told.get(term).total() == null) {
          assertThat(known.tells(of(term, cells.length)))
              .as("run %d, term %d", run, term)
              .isFalse();
        }
      }
    }
  }

  @Test
  void every_number_that_is_told_is_nought_or_five_or_more() {
    for (int run = 0; run < RUNS; run++) {
      told(cells(new Random(run)))
          .forEach(
              each ->
                  assertThat(
                          Stream.of(each.risks().values(), each.outcomes().values())
                              .flatMap(values -> values.stream()))
                      .noneMatch(SmallNumbers::isSmall));
    }
  }

  @Test
  void what_of_several_may_be_shown_is_the_sum_of_what_each_shows() {
    ToldTerm small = told(new long[] {0, 3, 0, 0, 0}).get(0);
    ToldTerm large = told(new long[] {0, 9, 0, 0, 0}).get(0);

    assertThat(CountTables.total(List.of(small, large), "schools"))
        .isEqualTo("9 in those schools whose number is shown");
    assertThat(CountTables.byRisk(List.of(small, large)))
        .isEqualTo(new Block.Para(CountTables.TOO_FEW_IN_ONE));
  }

  /** How many concerns each risk had, term by term and school by school. */
  private static long[] cells(Random random) {
    int most = 1 + random.nextInt(12);
    return IntStream.range(0, SCHOOLS * TERMS * CATEGORIES.size())
        .mapToLong(any -> random.nextInt(3) == 0 ? 0 : random.nextInt(most))
        .toArray();
  }

  private static List<ToldTerm> told(long[] cells) {
    List<ToldTerm> told = new ArrayList<>();
    for (int from = 0; from < cells.length; from += CATEGORIES.size()) {
      List<CaseFigure> cases = new ArrayList<>();
      for (int i = 0; i < CATEGORIES.size(); i++) {
        for (long n = 0; n < cells[from + i]; n++) {
          cases.add(figure(CATEGORIES.get(i)));
        }
      }
      told.add(TermConcerns.count(cases));
    }
    return told;
  }

  private static CaseFigure figure(Category category) {
    Person person = new Person("elm/p", PersonKind.PUPIL, "p", null, null, null);
    Instant at = Elm.NOW;
    return new CaseFigure("n", "elm", person, category, Priority.P3, false, at, null, null, null);
  }

  /** What the governors of each school are told of each term. */
  private static void eachTerm(long[] cells, List<ToldTerm> told, Subtraction known) {
    for (int term = 0; term < told.size(); term++) {
      if (told.get(term).total() != null) {
        known.learn(of(term, cells.length));
      }
      if (!told.get(term).risks().isEmpty()) {
        for (int i = 0; i < CATEGORIES.size(); i++) {
          known.learn(Subtraction.only(term * CATEGORIES.size() + i, cells.length));
        }
      }
    }
  }

  /** The trust's view of each term, and each school's year. */
  private static List<List<Integer>> sums(List<ToldTerm> told) {
    List<List<Integer>> sums = new ArrayList<>();
    for (int term = 0; term < TERMS; term++) {
      int of = term;
      sums.add(IntStream.range(0, SCHOOLS).mapToObj(school -> school * TERMS + of).toList());
    }
    for (int school = 0; school < SCHOOLS; school++) {
      int of = school;
      sums.add(IntStream.range(0, TERMS).mapToObj(term -> of * TERMS + term).toList());
    }
    assertThat(told).hasSize(SCHOOLS * TERMS);
    return sums;
  }

  /** Learns a sum exactly where the report shows a number for it. */
  private static void tellSum(List<Integer> terms, List<ToldTerm> told, Subtraction known) {
    List<ToldTerm> summed = terms.stream().map(told::get).toList();
    int cells = told.size() * CATEGORIES.size();
    String said = CountTables.total(summed, "terms");
    if (Character.isDigit(said.charAt(0))) {
      double[] sum = new double[cells];
      boolean all = said.chars().allMatch(Character::isDigit);
      terms.stream()
          .filter(term -> all || told.get(term).total() != null)
          .forEach(term -> add(sum, of(term, cells)));
      known.learn(sum);
    }
    if (CountTables.byRisk(summed) instanceof Block.Table) {
      for (int i = 0; i < CATEGORIES.size(); i++) {
        double[] sum = new double[cells];
        int risk = i;
        terms.forEach(term -> sum[term * CATEGORIES.size() + risk] = 1);
        known.learn(sum);
      }
    }
  }

  private static double[] of(int term, int cells) {
    double[] row = new double[cells];
    IntStream.range(0, CATEGORIES.size()).forEach(i -> row[term * CATEGORIES.size() + i] = 1);
    return row;
  }

  private static void add(double[] to, double[] row) {
    for (int i = 0; i < row.length; i++) {
      to[i] += row[i];
    }
  }

  @Test
  void every_risk_has_its_cell() {
    assertThat(CATEGORIES.stream().map(Category::risk))
        .containsExactlyInAnyOrderElementsOf(risks());
  }

  private static List<Risk> risks() {
    return TermConcerns.RISKS;
  }

  /** What follows from sums that are known, by adding and subtracting them. */
  private static final class Subtraction {
    private final List<double[]> rows = new ArrayList<>();
    private final List<Integer> pivots = new ArrayList<>();

    Subtraction(int cells) {
      assertThat(cells).isPositive();
    }

    static double[] only(int cell, int cells) {
      double[] row = new double[cells];
      row[cell] = 1;
      return row;
    }

    void learn(double[] sum) {
      double[] rest = reduced(sum);
      for (int i = 0; i < rest.length; i++) {
        if (Math.abs(rest[i]) > 1e-9) {
          double by = rest[i];
          for (int j = 0; j < rest.length; j++) {
            rest[j] /= by;
          }
          rows.add(rest);
          pivots.add(i);
          return;
        }
      }
    }

    boolean tells(double[] wanted) {
      for (double each : reduced(wanted)) {
        if (Math.abs(each) > 1e-9) {
          return false;
        }
      }
      return true;
    }

    private double[] reduced(double[] sum) {
      double[] rest = sum.clone();
      for (int r = 0; r < rows.size(); r++) {
        double by = rest[pivots.get(r)];
        if (by != 0) {
          for (int j = 0; j < rest.length; j++) {
            rest[j] -= by * rows.get(r)[j];
          }
        }
      }
      return rest;
    }
  }
}
