package org.handbell.notifier.console.web;

import io.javalin.http.Context;
import java.util.Map;
import org.handbell.notifier.access.Secret;

/** What every answer tells the browser not to do (ASVS 5.0, 3.4). */
public final class Headers {

  private static final String NONCE = "nonce";

  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-store",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=()",
          "X-Robots-Tag",
          "noindex");

  private final boolean secure;

  public Headers(boolean secure) {
    this.secure = secure;
  }

  public void put(Context ctx) {
    String nonce = Secret.fresh();
    ctx.attribute(NONCE, nonce);
    ALWAYS.forEach(ctx::header);
    ctx.header("Content-Security-Policy", policy(nonce));
    if (secure) {
      ctx.header("Strict-Transport-Security", "max-age=31536000");
    }
  }

  /** What lets a script of this answer run. */
  public static String nonce(Context ctx) {
    String nonce = ctx.attribute(NONCE);
    return nonce == null ? "" : nonce;
  }

  /** Only what this server sends, and of scripts only those with the nonce. */
  private static String policy(String nonce) {
    return ("default-src 'none'; style-src 'self'; script-src 'nonce-%s'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
        .formatted(nonce);
  }
}
