package org.handbell.notifier.console.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A provider of OpenID Connect on this machine, who says of anybody what the test wants. */
final class TestProvider implements AutoCloseable {

  private final HttpServer server;
  private final RSAKey key;
  private final RSAKey otherKey;
  private final Map<String, Map<String, String>> begun = new HashMap<>();
  private Consumer<JWTClaimsSet.Builder> claims = each -> {};
  private boolean forged;
  private boolean unsigned;

  TestProvider() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("one").generate();
    otherKey = new RSAKeyGenerator(2048).keyID("one").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/.well-known/openid-configuration", this::metadata);
    server.createContext("/keys", e -> answer(e, new JWKSet(key.toPublicJWK()).toString()));
    server.createContext("/token", this::token);
    server.start();
  }

  URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What the next tokens say. */
  void says(Consumer<JWTClaimsSet.Builder> what) {
    claims = what;
  }

  void forges() {
    forged = true;
  }

  void signsNothing() {
    unsigned = true;
  }

  /** Somebody signs in there with what a browser was sent with; the path back to the console. */
  String signIn(String authorisation) {
    Map<String, String> asked = fields(URI.create(authorisation).getRawQuery());
    String code = UUID.randomUUID().toString();
    begun.put(code, asked);
    return URI.create(asked.get("redirect_uri")).getPath()
        + "?code="
        + code
        + "&state="
        + asked.get("state");
  }

  private void metadata(HttpExchange exchange) throws IOException {
    String issuer = issuer().toString();
    answer(
        exchange,
        """
        {"issuer":"%s","authorization_endpoint":"%s/authorise","token_endpoint":"%s/token",
         "jwks_uri":"%s/keys","response_types_supported":["code"],
         "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}"""
            .formatted(issuer, issuer, issuer, issuer));
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> given = fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    Map<String, String> asked = begun.remove(given.get("code"));
    if (asked == null
        || !fits(
            given.getOrDefault("code_verifier", ""), asked.getOrDefault("code_challenge", ""))) {
      exchange.sendResponseHeaders(400, -1);
      return;
    }
    answer(
        exchange,
        "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"%s\"}"
            .formatted(idToken(asked.getOrDefault("nonce", ""))));
  }

  private static boolean fits(String verifier, String challenge) {
    return CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
        .getValue()
        .equals(challenge);
  }

  private String idToken(String nonce) {
    Instant now = Instant.now();
    JWTClaimsSet.Builder builder =
        new JWTClaimsSet.Builder()
            .issuer(issuer().toString())
            .audience("console")
            .subject("1")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)))
            .claim("nonce", nonce);
    claims.accept(builder);
    if (unsigned) {
      return new PlainJWT(builder.build()).serialize();
    }
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), builder.build());
      token.sign(new RSASSASigner(forged ? otherKey : key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> fields(String form) {
    return Arrays.stream(form.split("&", -1))
        .map(field -> field.split("=", 2))
        .collect(toMap(each -> each[0], each -> URLDecoder.decode(each[1], UTF_8)));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
