package org.handbell.ingest.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionCapsTest {

  private final ConnectionCaps caps = new ConnectionCaps();
  private final List<Integer> crowdedOut = new ArrayList<>();

  private static InetAddress address(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {10, 1, (byte) (last >> 8), (byte) last});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Guest implements ConnectionCaps.Guest {
    private final int number;

    Guest(int number) {
      this.number = number;
    }

    @Override
    public void crowdOut() {
      crowdedOut.add(number);
    }
  }

  @Test
  void the_oldest_of_a_crowd_that_says_nothing_makes_room() {
    for (int i = 0; i < ConnectionCaps.OF_ADDRESS; i++) {
      Guest guest = new Guest(i);
      caps.admit(address(1), guest);
      if (i == 0) {
        caps.proven(address(1), guest);
      }
    }

    boolean admitted = caps.admit(address(1), new Guest(-1));

    assertThat(admitted).isTrue();
    assertThat(crowdedOut).containsExactly(1);
  }

  @Test
  void senders_at_work_are_not_sent_away_for_one_more() {
    for (int i = 0; i < ConnectionCaps.OF_ADDRESS; i++) {
      Guest guest = new Guest(i);
      caps.admit(address(1), guest);
      caps.proven(address(1), guest);
    }

    assertThat(caps.admit(address(1), new Guest(-1))).isFalse();
    assertThat(caps.admit(address(2), new Guest(-2))).as("another address").isTrue();
    assertThat(crowdedOut).isEmpty();
  }

  @Test
  void at_a_sources_limit_room_is_made_where_most_are_silent() {
    Guest honest = new Guest(0);
    caps.admit(address(0), honest);
    for (int i = 1; i < ConnectionCaps.OF_SOURCE; i++) {
      caps.admit(address(1 + i % 7), new Guest(i));
    }

    boolean admitted = caps.admit(address(99), new Guest(-1));

    assertThat(admitted).isTrue();
    assertThat(crowdedOut).hasSize(1).doesNotContain(0);
  }

  @Test
  void who_has_gone_takes_no_place() {
    for (int i = 0; i < 3 * ConnectionCaps.OF_SOURCE; i++) {
      Guest guest = new Guest(i);
      caps.admit(address(1), guest);
      caps.gone(address(1), guest);
    }

    assertThat(caps.admit(address(1), new Guest(-1))).isTrue();
    assertThat(crowdedOut).isEmpty();
  }
}
