package org.handbell.notifier.console.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Optional;
import org.handbell.notifier.access.Secret.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * Lets a provider say who somebody is: OpenID Connect's authorisation code with PKCE. State, nonce
 * and verifier are made from the secret that the browser holds, so that nothing need be remembered
 * and nobody can go on with what another browser began.
 */
public final class OpenIdProvider {

  private static final int PATIENCE_MILLIS = 5_000;

  private final ProviderSettings settings;
  private final URI callback;
  private final ClientID client;
  private @Nullable OIDCProviderMetadata known;

  /**
   * @param console where browsers reach the console
   */
  public OpenIdProvider(ProviderSettings settings, URI console) {
    this.settings = settings;
    this.callback =
        URI.create(
            console.toString().replaceAll("/+$", "") + "/sign-in/from/" + settings.kind().id());
    this.client = new ClientID(settings.clientId());
  }

  public ProviderSettings.Kind kind() {
    return settings.kind();
  }

  /**
   * Who somebody is, as the provider says.
   *
   * @param subject theirs for ever
   * @param email theirs today
   */
  record Identity(String subject, String email) {}

  /**
   * Where to send a browser that holds this secret.
   *
   * @throws IOException where the provider cannot be asked
   */
  URI authorisation(String secret) throws IOException {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE, new Scope("openid", "email", "profile"), client, callback)
        .endpointURI(metadata().getAuthorizationEndpointURI())
        .state(new State(state(secret)))
        .nonce(nonce(secret))
        .codeChallenge(verifier(secret), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /** What the provider must send back with a browser that holds this secret. */
  static String state(String secret) {
    return Purpose.STATE.of(secret);
  }

  private static Nonce nonce(String secret) {
    return new Nonce(Purpose.NONCE.of(secret));
  }

  private static CodeVerifier verifier(String secret) {
    return new CodeVerifier(Purpose.VERIFIER.of(secret));
  }

  /**
   * Asks the provider who came back with that code.
   *
   * @return nothing where it is nobody of the organisation, or the proof does not hold
   * @throws IOException where the provider cannot be asked
   */
  Optional<Identity> identify(String secret, String code) throws IOException {
    try {
      HTTPRequest request =
          new TokenRequest.Builder(
                  metadata().getTokenEndpointURI(),
                  new ClientSecretPost(client, new Secret(settings.clientSecret())),
                  new AuthorizationCodeGrant(
                      new AuthorizationCode(code), callback, verifier(secret)))
              .build()
              .toHTTPRequest();
      bound(request);
      TokenResponse response = OIDCTokenResponseParser.parse(request.send());
      return response instanceof OIDCTokenResponse tokens
          ? proven(tokens.getOIDCTokens().getIDToken(), nonce(secret))
          : Optional.empty();
    } catch (GeneralException | BadJOSEException | JOSEException e) {
      return Optional.empty();
    }
  }

  private Optional<Identity> proven(@Nullable JWT token, Nonce nonce)
      throws BadJOSEException, JOSEException, IOException {
    if (token == null) {
      return Optional.empty();
    }
    IDTokenValidator validator =
        new IDTokenValidator(new Issuer(settings.issuer()), client, JWSAlgorithm.RS256, keys());
    return ofOurs(validator.validate(token, nonce));
  }

  private JWKSet keys() throws IOException {
    HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, metadata().getJWKSetURI());
    bound(request);
    try {
      return JWKSet.parse(request.send().getBody());
    } catch (ParseException e) {
      throw new IOException("the provider's keys cannot be read", e);
    }
  }

  /** Only accounts of the organisation's own tenant or domain, each by what never changes. */
  private Optional<Identity> ofOurs(IDTokenClaimsSet claims) {
    return switch (settings.kind()) {
      case ENTRA ->
          settings.home().equals(claims.getStringClaim("tid"))
              ? identity(
                  claims.getStringClaim("oid"),
                  first(
                      claims.getStringClaim("email"), claims.getStringClaim("preferred_username")))
              : Optional.empty();
      case GOOGLE ->
          settings.home().equals(claims.getStringClaim("hd"))
                  && Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"))
              ? identity(claims.getSubject().getValue(), claims.getStringClaim("email"))
              : Optional.empty();
    };
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }

  private static Optional<Identity> identity(@Nullable String subject, @Nullable String email) {
    return subject == null || email == null
        ? Optional.empty()
        : Optional.of(new Identity(subject, email));
  }

  /** Asked once; the provider's keys are asked for anew each time. */
  private synchronized OIDCProviderMetadata metadata() throws IOException {
    OIDCProviderMetadata found = known;
    if (found == null) {
      try {
        found = OIDCProviderMetadata.resolve(new Issuer(settings.issuer()), OpenIdProvider::bound);
      } catch (GeneralException e) {
        throw new IOException("the provider does not say where to ask", e);
      }
      known = found;
    }
    return found;
  }

  private static void bound(HTTPRequest request) {
    request.setConnectTimeout(PATIENCE_MILLIS);
    request.setReadTimeout(PATIENCE_MILLIS);
    request.setFollowRedirects(false);
  }
}
