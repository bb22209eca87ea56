package org.handbell.notifier.deliver.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.deliver.Nudge;

/**
 * A JSON document for another program, signed by HMAC-SHA256 (RFC 2104) over the moment of the
 * attempt, a dot and the body. The body and the idempotency key are the same on every attempt.
 */
final class WebhookForm implements Form {

  private final URI address;
  private final byte[] key;

  WebhookForm(Channel channel) {
    this.address = URI.create(channel.call().url());
    this.key = Objects.requireNonNull(channel.secret()).getBytes(UTF_8);
  }

  @Override
  public Request of(Nudge nudge, Instant now) {
    String body = Json.of(document(nudge));
    String timestamp = String.valueOf(now.getEpochSecond());
    return new Request(
        "POST",
        address,
        Map.of(
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            nudge.key(),
            "X-Handbell-Timestamp",
            timestamp,
            "X-Handbell-Signature",
            "sha256=" + sign(timestamp + "." + body)),
        body);
  }

  private static Map<String, String> document(Nudge nudge) {
    Map<String, String> document = new LinkedHashMap<>();
    document.put("type", nudge.isTest() ? "test" : "alert");
    document.put("id", nudge.key());
    document.put("school", nudge.schoolId());
    document.put("reason", nudge.reason().id());
    document.put("time", nudge.since().toString());
    if (nudge.caseNumber() != null) {
      document.put("case", nudge.caseNumber());
      document.put("priority", nudge.priority().name());
    }
    if (nudge.link() != null) {
      document.put("link", nudge.link());
    }
    return document;
  }

  private String sign(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
