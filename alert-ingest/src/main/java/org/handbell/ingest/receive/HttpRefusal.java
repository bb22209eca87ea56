package org.handbell.ingest.receive;

import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * Why a request is not taken in.
 *
 * @param reason for whoever set up the sender to read: what is wrong and what to send instead
 */
record HttpRefusal(HttpResponseStatus status, String reason) {

  static final HttpRefusal NO_ROOM =
      new HttpRefusal(
          HttpResponseStatus.TOO_MANY_REQUESTS, "no room just now; send the same again later");

  static final HttpRefusal TOO_LARGE =
      new HttpRefusal(
          HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
          "send at most 16 MiB at once, and no more than 32 MiB before compression");
}
