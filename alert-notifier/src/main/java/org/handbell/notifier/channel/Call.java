package org.handbell.notifier.channel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request by which a channel is reached; {@code {to}} and {@code {text}} in the address or
 * the body of a text message gateway stand for the phone and the words.
 */
public record Call(String method, String url, Map<String, String> headers, @Nullable String body) {

  public Call {
    headers = Map.copyOf(headers);
  }

  /** Without the address and the headers, which hold secrets. */
  @Override
  public String toString() {
    return "Call[" + method + "]";
  }
}
