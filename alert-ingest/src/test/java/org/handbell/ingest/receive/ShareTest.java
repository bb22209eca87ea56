package org.handbell.ingest.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ShareTest {

  private final AtomicLong nanos = new AtomicLong(-5);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void who_sends_more_than_its_rate_waits_as_long_as_the_rest_would_have_taken() {
    Share share = new Share(100, nanos::get);

    share.use(500);
    assertThat(share.waitNanos()).as("what was saved up").isZero();
    share.use(300);

    assertThat(Duration.ofNanos(share.waitNanos())).isEqualTo(Duration.ofSeconds(3));
    pass(Duration.ofMillis(2_999));
    assertThat(share.waitNanos()).isPositive();
    pass(Duration.ofMillis(1));
    assertThat(share.waitNanos()).isZero();
  }

  @Test
  void a_quiet_night_saves_up_five_seconds_and_no_more() {
    Share share = new Share(100, nanos::get);
    share.use(200);
    pass(Duration.ofHours(12));

    share.use(501);

    assertThat(share.waitNanos()).isPositive();
  }

  @Test
  void at_its_rate_a_sender_never_waits() {
    Share share = new Share(1_000, nanos::get);

    for (int i = 0; i < 100_000; i++) {
      share.use(1);
      pass(Duration.ofMillis(1));
      assertThat(share.waitNanos()).isZero();
    }
  }

  @Test
  void without_a_limit_nobody_waits() {
    Share share = new Share(0, nanos::get);

    share.use(Integer.MAX_VALUE);

    assertThat(share.waitNanos()).isZero();
  }

  @Test
  void a_very_long_line_counts_for_several() {
    assertThat(Share.cost(900)).isEqualTo(1);
    assertThat(Share.cost(64 << 10)).isEqualTo(17);
  }

  @Test
  void of_a_crowd_of_addresses_those_that_owe_nothing_are_forgotten() throws Exception {
    Shares shares = new Shares(10, nanos::get);
    InetAddress flooding = InetAddress.getByName("10.1.0.0");
    shares.of(flooding).use(1_000);

    for (int i = 1; i < 20_000; i++) {
      byte[] address = {10, 2, (byte) (i >> 8), (byte) i};
      Share unused = shares.of(InetAddress.getByAddress(address));
    }

    assertThat(shares.size()).isLessThanOrEqualTo(4_096);
    assertThat(shares.of(flooding).waitNanos()).isPositive();
  }
}
