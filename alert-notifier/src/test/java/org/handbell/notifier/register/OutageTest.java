package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class OutageTest {

  @Test
  void a_database_that_does_not_answer_is_an_outage_however_deep_that_is_said() {
    assertThat(
            Outage.isBehind(
                new IllegalStateException(
                    new RuntimeException(new SQLTransientConnectionException("no connection")))))
        .isTrue();
    assertThat(Outage.isBehind(new RuntimeException(new SQLException("reset", "08006")))).isTrue();
  }

  @Test
  void a_statement_that_is_refused_is_none() {
    assertThat(Outage.isBehind(new RuntimeException(new SQLException("taken", "23505")))).isFalse();
    assertThat(Outage.isBehind(new SQLException("without a state"))).isFalse();
    assertThat(Outage.isBehind(new IllegalStateException("a bug"))).isFalse();
  }
}
