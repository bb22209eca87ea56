package org.handbell.notifier.deliver.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.handbell.notifier.channel.Call;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.deliver.Nudge;

/** Whatever request a text message gateway takes, as the configuration words it. */
final class GatewayForm implements Form {

  private static final String TYPE = "Content-Type";

  private final Call call;
  private final String body;
  private final Map<String, String> headers;

  GatewayForm(Channel channel) {
    this.call = channel.call();
    this.body = Objects.requireNonNullElse(call.body(), "");
    this.headers = new LinkedHashMap<>(call.headers());
    if (!body.isEmpty() && headers.keySet().stream().noneMatch(TYPE::equalsIgnoreCase)) {
      headers.put(
          TYPE,
          body.stripLeading().startsWith("{")
              ? "application/json"
              : "application/x-www-form-urlencoded");
    }
  }

  @Override
  public Request of(Nudge nudge, Instant now) {
    URI address = URI.create(filled(call.url(), nudge, GatewayForm::inAddress));
    return new Request(call.method(), address, headers, filled(body, nudge, escape()));
  }

  private static String filled(String template, Nudge nudge, UnaryOperator<String> escape) {
    String phone = Objects.requireNonNullElse(nudge.phone(), "");
    return template
        .replace("{to}", escape.apply(phone))
        .replace("{text}", escape.apply(nudge.text()));
  }

  private UnaryOperator<String> escape() {
    String type =
        headers.entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase(TYPE))
            .map(header -> header.getValue().toLowerCase(Locale.ROOT))
            .findFirst()
            .orElse("");
    if (type.contains("json")) {
      return GatewayForm::inJson;
    }
    return type.contains("urlencoded") ? GatewayForm::inAddress : UnaryOperator.identity();
  }

  private static String inAddress(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  /** The template has the quotation marks. */
  private static String inJson(String value) {
    String quoted = Json.of(value);
    return quoted.substring(1, quoted.length() - 1);
  }
}
