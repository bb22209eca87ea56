package org.handbell.ingest.receive;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.concurrent.TimeUnit;

/**
 * Why a request is not taken in.
 *
 * @param reason for whoever set up the sender to read: what is wrong and what to send instead
 * @param retrySeconds after how long the same may be sent again, where it may
 */
record HttpRefusal(HttpResponseStatus status, String reason, long retrySeconds) {

  private static final int SOON_SECONDS = 5;

  static final HttpRefusal NO_ROOM =
      new HttpRefusal(
          HttpResponseStatus.TOO_MANY_REQUESTS, "no room just now; send the same again later");

  static final HttpRefusal TOO_LARGE =
      new HttpRefusal(
          HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
          "send at most 16 MiB at once, and no more than 32 MiB before compression");

  /** A refusal of what may be sent again soon, or never. */
  HttpRefusal(HttpResponseStatus status, String reason) {
    this(status, reason, SOON_SECONDS);
  }

  /** The sender has sent more than its share. */
  static HttpRefusal tooMany(long waitNanos) {
    return new HttpRefusal(
        HttpResponseStatus.TOO_MANY_REQUESTS,
        "more lines than this source's limit; send the same again later",
        1 + TimeUnit.NANOSECONDS.toSeconds(waitNanos));
  }
}
