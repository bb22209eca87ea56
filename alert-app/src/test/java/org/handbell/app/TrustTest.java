package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.handbell.app.demo.MailSink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The whole way through a trust's cluster: three brokers, PostgreSQL, each stage on its own. */
@Tag("cluster")
class TrustTest extends WholeWayContract {

  @TempDir Path folder;

  private TrustCluster trust;

  @BeforeEach
  void makeSecrets() throws Exception {
    trust = new TrustCluster(folder);
  }

  @Override
  MailSink sink() {
    return trust.sink();
  }

  @Override
  Running start(MailSink sink) throws Exception {
    try {
      trust.start(sink, 1);
      return trust;
    } catch (Exception e) {
      System.err.println(trust.said());
      trust.close();
      throw e;
    }
  }

  @Override
  Duration patience() {
    return Duration.ofMinutes(2);
  }

  @Override
  void alsoHolds() {
    assertThat(trust.isReady("ingest-1")).isTrue();
    assertThat(trust.isReady("classifier-1")).isTrue();
    assertThat(trust.isReady("notifier-1")).isTrue();
  }
}
