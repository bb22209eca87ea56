package org.handbell.notifier.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** How one audit row is bound to all before it: HMAC-SHA256 over the last seal and the row. */
final class AuditSeal {

  /** A row as far as the seal covers it. */
  record Row(
      long seq,
      long at,
      String actor,
      String action,
      String subject,
      @Nullable String salt,
      @Nullable String payload,
      String payloadHash,
      String mac) {}

  static final String START = "start";

  private final SecretKeySpec key;

  AuditSeal(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  String of(String previous, Row row) {
    return mac(
        previous,
        String.valueOf(row.seq),
        String.valueOf(row.at),
        row.actor,
        row.action,
        row.subject,
        row.payloadHash);
  }

  /** Seals how long the chain is, so that rows missing at its end are noticed. */
  String ofHead(long seq, String mac) {
    return mac("head", String.valueOf(seq), mac);
  }

  /** Seals where the chain begins since its oldest rows were purged. */
  String ofStart(long seq, String mac) {
    return mac("start", String.valueOf(seq), mac);
  }

  /** Seals how far, and when as a whole, the chain was found to be intact. */
  String ofProof(long seq, String mac, long wholeAt) {
    return mac("proof", String.valueOf(seq), mac, String.valueOf(wholeAt));
  }

  /** Stands for something that must not be named, always the same for the same. */
  String pseudonym(String of) {
    return mac("pseudonym", of).substring(0, 16);
  }

  /** Stands for a whole list: whoever has it can show what was in it, and nobody can guess. */
  String digest(Collection<String> of) {
    return mac(of.toArray(String[]::new)).substring(0, 32);
  }

  /** Names the key without telling it. */
  String ofKey() {
    return mac("key");
  }

  static String hash(String salt, String payload) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest((salt + "|" + payload).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Each part with its length in front, so that no two rows read alike. */
  private String mac(String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      for (String part : parts) {
        byte[] bytes = part.getBytes(UTF_8);
        mac.update((bytes.length + ":").getBytes(UTF_8));
        mac.update(bytes);
      }
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }
}
