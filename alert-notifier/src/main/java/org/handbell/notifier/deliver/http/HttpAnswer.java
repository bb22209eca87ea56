package org.handbell.notifier.deliver.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.handbell.notifier.deliver.Receiver.Deferred;
import org.handbell.notifier.deliver.Receiver.Delivered;
import org.handbell.notifier.deliver.Receiver.Refused;
import org.handbell.notifier.deliver.Receiver.Result;
import org.handbell.notifier.deliver.Receiver.Unknown;

/**
 * What an answer over HTTP means (RFC 9110 section 15). Only the code is passed on: the other
 * side's words may repeat the message or a secret.
 */
final class HttpAnswer {

  private HttpAnswer() {}

  /** A redirect is refused like a wrong address: nobody is sent where the answer points. */
  static Result of(int status) {
    String answer = "answer " + status;
    if (status >= 200 && status < 300) {
      return new Delivered();
    }
    boolean later = status == 408 || status == 425 || status == 429 || status >= 500;
    return later ? new Deferred(answer, true) : new Refused(answer);
  }

  /**
   * A failure without an answer. Before the request left nothing can have arrived; after that it
   * may have.
   *
   * @param handedOver true where its body was on the way
   */
  static Result of(IOException failure, boolean handedOver) {
    if (failure instanceof UnknownHostException) {
      return new Deferred("no such name", true);
    }
    if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
      return new Deferred("no connection", true);
    }
    boolean unsafe =
        failure instanceof SSLHandshakeException || failure instanceof SSLPeerUnverifiedException;
    if (unsafe || isPlain(failure) || (failure instanceof SSLException && !handedOver)) {
      return new Deferred("no safe connection", false);
    }
    return handedOver
        ? new Unknown("no answer after the message")
        : new Deferred("no connection", true);
  }

  /**
   * True where the first that came was no TLS, so that nothing can have been handed over. Java's
   * client may have begun with the body even so: its engine, closed by the fault, looks like one
   * that has shaken hands. Only the words of the fault tell it from one of a later moment.
   */
  private static boolean isPlain(IOException failure) {
    return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
        .filter(SSLException.class::isInstance)
        .anyMatch(fault -> String.valueOf(fault.getMessage()).contains("plaintext connection"));
  }
}
