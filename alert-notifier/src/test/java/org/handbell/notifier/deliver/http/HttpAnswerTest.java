package org.handbell.notifier.deliver.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.handbell.notifier.deliver.Receiver.Deferred;
import org.handbell.notifier.deliver.Receiver.Result;
import org.handbell.notifier.deliver.Receiver.Unknown;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {

  /** Once in two thousand times the client says it like this, with its body begun. */
  @Test
  void an_answer_that_is_no_tls_got_nothing_even_where_the_body_was_begun() throws Exception {
    SSLException plain = hears("HTTP/1.1 200 OK\r\n\r\n");

    Result result = HttpAnswer.of(new IOException("no bytes", plain), true);

    assertThat(result).isEqualTo(new Deferred("no safe connection", false));
  }

  @Test
  void a_connection_that_loses_its_safety_later_may_have_brought_the_message() {
    SSLException broken = new SSLException("Tag mismatch");

    Result result = HttpAnswer.of(new IOException("no bytes", broken), true);

    assertThat(result).isInstanceOf(Unknown.class);
  }

  /** What Java's own TLS throws at an answer that begins so. */
  private static SSLException hears(String answer) throws Exception {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine();
    engine.setUseClientMode(true);
    engine.beginHandshake();
    ByteBuffer room = ByteBuffer.allocate(1 << 16);
    assertThat(engine.wrap(ByteBuffer.allocate(0), room).bytesProduced()).isPositive();
    return catchThrowableOfType(
        SSLException.class,
        () -> engine.unwrap(ByteBuffer.wrap(answer.getBytes(US_ASCII)), room.clear()));
  }
}
