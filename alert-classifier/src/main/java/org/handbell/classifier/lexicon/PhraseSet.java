package org.handbell.classifier.lexicon;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Phrases of a {@link PhraseBook}, each once. */
final class PhraseSet {

  static final PhraseSet EMPTY_PHRASE = new PhraseSet(new int[] {PhraseBook.EMPTY});

  /** Ascending, so that equal sets are equal arrays. */
  private final int[] numbers;

  private PhraseSet(int[] numbers) {
    this.numbers = numbers;
  }

  /** Of the first so many numbers, in any order, some perhaps several times. */
  static PhraseSet of(int[] numbers, int count) {
    int[] sorted = Arrays.copyOf(numbers, count);
    Arrays.sort(sorted);
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[size++] = sorted[i];
      }
    }
    return new PhraseSet(Arrays.copyOf(sorted, size));
  }

  static PhraseSet of(int number) {
    return new PhraseSet(new int[] {number});
  }

  int[] numbers() {
    return numbers;
  }

  int size() {
    return numbers.length;
  }

  /** True when the phrase of no words is one of them. */
  boolean mayBeAbsent() {
    return numbers.length > 0 && numbers[0] == PhraseBook.EMPTY;
  }

  PhraseSet withoutEmpty() {
    return mayBeAbsent() ? new PhraseSet(Arrays.copyOfRange(numbers, 1, numbers.length)) : this;
  }

  PhraseSet and(PhraseSet other) {
    int[] both = Arrays.copyOf(numbers, numbers.length + other.numbers.length);
    System.arraycopy(other.numbers, 0, both, numbers.length, other.numbers.length);
    return of(both, both.length);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PhraseSet set && Arrays.equals(numbers, set.numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }
}
