package org.handbell.classifier.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a class holds, by hash, is what it was given. */
class UnitSetsTest {

  private static final int UNITS = 2_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 20261121, -7})
  void holdsEachUnitOfAClassAndNoOther(long seed) {
    Random random = new Random(seed);
    int[][] members =
        IntStream.of(0, 1, 2, 3, 4, 7, 8, 9, 100, 1_999)
            .mapToObj(size -> random.ints(1, UNITS).distinct().limit(size).sorted().toArray())
            .toArray(int[][]::new);

    UnitSets sets = new UnitSets(members, bits(random));

    assertThat(sets.count()).isEqualTo(members.length);
    for (int number = 0; number < members.length; number++) {
      int asked = number;
      assertThat(IntStream.range(0, UNITS).filter(unit -> sets.isIn(unit, asked)))
          .as("class %d, seed %d", number, seed)
          .containsExactlyElementsOf(IntStream.of(members[number]).boxed().toList());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 1_000})
  void findsOneOfAClassAmongWhatIsPresent(int unit) {
    UnitSets sets = new UnitSets(new int[][] {{unit}, {unit + 1}}, bits(new Random(unit)));
    Present present = new Present();
    present.add(unit, sets);

    assertThat(sets.isAnyIn(0, present)).isTrue();
    assertThat(sets.isAnyIn(1, present)).isFalse();
  }

  private static byte[] bits(Random random) {
    byte[] bits = new byte[UNITS];
    for (int unit = 0; unit < UNITS; unit++) {
      bits[unit] = (byte) random.nextInt(UnitSets.BITS);
    }
    return bits;
  }
}
