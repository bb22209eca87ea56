package org.handbell.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What may be forgotten, while answers come in any order from several threads. */
class WindowTest {

  private static final int LINES = 20_000;
  private static final int LENGTH = 10;

  private final Window window = new Window(new SpoolStore.Place(0, 0));

  private static SpooledLine line(long sequence) {
    return new SpooledLine(
        sequence, 1, new ArrivedLine("elm-fw", Instant.EPOCH, new byte[LENGTH], false, null, null));
  }

  @Test
  void nothingBehindALineWithoutAnAnswerIsForgotten() throws InterruptedException {
    // Given lines that were sent, of which one is never answered
    long unanswered = 12_345;
    LongStream.rangeClosed(1, LINES).forEach(sequence -> window.begin(line(sequence)));
    List<Long> answers =
        new ArrayList<>(
            LongStream.rangeClosed(1, LINES).filter(any -> any != unanswered).boxed().toList());
    Collections.shuffle(answers, new Random(7));

    // When the answers come out of order and at once
    int half = answers.size() / 2;
    Thread other = new Thread(() -> answers.subList(0, half).forEach(window::done));
    other.start();
    answers.subList(half, answers.size()).forEach(window::done);
    other.join();

    // Then everything before the gap is done with, and nothing after it
    assertThat(window.base())
        .isEqualTo(new SpoolStore.Place(unanswered - 1, (unanswered - 1) * LENGTH));
  }

  @Test
  void aLineThatFailedIsSentAgainAndOneThatIsDoneIsNot() throws InterruptedException {
    // Given three lines of which the second failed
    LongStream.rangeClosed(1, 3).forEach(sequence -> window.begin(line(sequence)));
    window.done(1);
    window.again(2, false);
    window.done(3);
    assertThat(window.mustGoBack()).isTrue();
    assertThat(window.awaitAll(0)).isTrue();

    // When it goes back
    boolean waits = window.goBack();

    // Then
    assertThat(waits).isFalse();
    assertThat(window.begin(line(2))).isEqualTo(Window.Begun.AGAIN);
    assertThat(window.begin(line(3))).isEqualTo(Window.Begun.NOT);
    window.done(2);
    assertThat(window.base().sequence()).isEqualTo(3);
  }

  @Test
  void whoWaitsForRoomGoesOnWhenEnoughIsAnswered() throws InterruptedException {
    // Given no room
    long sent = 0;
    while (window.mayBegin()) {
      window.begin(line(++sent));
    }
    long all = sent;

    // When somebody waits while the answers come
    Thread answers = new Thread(() -> LongStream.rangeClosed(1, all).forEach(window::done));
    answers.start();
    window.awaitRoom(60_000);

    // Then there is room
    assertThat(window.mayBegin()).isTrue();
    answers.join();
  }
}
