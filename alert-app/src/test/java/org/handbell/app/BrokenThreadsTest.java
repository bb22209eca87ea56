package org.handbell.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a process one of whose threads has ended by a fault. */
class BrokenThreadsTest {

  private static final String WORDS = "what a child typed";

  @ParameterizedTest
  @CsvSource({"at work, 1", "stopping, 0"})
  void it_ends_unless_it_is_stopping_and_says_where_it_was_and_not_what_was_said(
      String state, int exit) throws Exception {
    Process process =
        HandbellProcess.command(List.of(), Doomed.class, List.of(state))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isEqualTo(exit);
    assertThat(said)
        .contains("thread mails has ended by a fault")
        .contains("IllegalStateException", "BrokenThreadsTest$Doomed.fail")
        .doesNotContain(WORDS);
  }

  /** A process with a thread that fails. */
  static final class Doomed {

    private Doomed() {}

    public static void main(String[] args) throws InterruptedException {
      BrokenThreads broken = BrokenThreads.endTheProcess();
      if (args[0].equals("stopping")) {
        broken.stopping();
      }
      Thread thread = new Thread(Doomed::fail, "mails");
      thread.start();
      thread.join();
    }

    private static void fail() {
      throw new IllegalStateException(WORDS, new IllegalArgumentException(WORDS));
    }
  }
}
