package org.handbell.notifier.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.handbell.notifier.Elm;
import org.handbell.notifier.console.Browser;
import org.handbell.notifier.console.TestConsole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With an account of the organisation somebody is let in; with any other proof nobody is. */
class ProviderSignInTest {

  @TempDir Path folder;
  private TestProvider provider;
  private TestConsole console;

  @BeforeEach
  void open() throws Exception {
    provider = new TestProvider();
    provider.says(entra("elm-tenant", "object-1", "DSL@elm.example"));
    console =
        TestConsole.of(
            Elm.config(folder, Elm.PEOPLE, 25),
            List.of(
                new ProviderSettings(
                    ProviderSettings.Kind.ENTRA,
                    provider.issuer(),
                    "elm-tenant",
                    "console",
                    "secret"),
                new ProviderSettings(
                    ProviderSettings.Kind.GOOGLE,
                    provider.issuer(),
                    "elm.example",
                    "console",
                    "secret")));
  }

  @AfterEach
  void close() {
    console.close();
    provider.close();
  }

  private static Consumer<JWTClaimsSet.Builder> entra(String tenant, String object, String name) {
    return token ->
        token.claim("tid", tenant).claim("oid", object).claim("preferred_username", name);
  }

  private HttpResponse<String> signIn(Browser browser, String with) {
    return browser.get(provider.signIn(location(browser.get("/sign-in/with/" + with))));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void the_sign_in_page_offers_both() {
    assertThat(console.browser().get("/sign-in").body())
        .contains("Sign in with Microsoft", "Sign in with Google");
  }

  @Test
  void an_account_of_the_tenant_lets_in_whose_address_it_has() {
    Browser browser = console.browser();

    HttpResponse<String> answer = signIn(browser, "entra");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(browser.get("/account").body()).contains("A. Lead", "by entra");
  }

  @Test
  void an_account_of_the_domain_lets_in_whose_verified_address_it_has() {
    provider.says(
        token ->
            token
                .claim("hd", "elm.example")
                .claim("email", "head@elm.example")
                .claim("email_verified", true));
    Browser browser = console.browser();

    HttpResponse<String> answer = signIn(browser, "google");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(browser.get("/account").body()).contains("C. Head");
  }

  @Test
  void who_was_let_in_once_is_known_by_the_account_and_whoever_gets_the_address_is_not() {
    signIn(console.browser(), "entra");
    provider.says(entra("elm-tenant", "object-1", "new-name@elm.example"));
    int renamed = signIn(console.browser(), "entra").statusCode();
    provider.says(entra("elm-tenant", "object-2", "dsl@elm.example"));

    int heir = signIn(console.browser(), "entra").statusCode();

    assertThat(renamed).isEqualTo(303);
    assertThat(heir).isEqualTo(403);
  }

  static Stream<Arguments> wrongProofs() {
    return Stream.of(
        wrong("another tenant", entra("other-tenant", "object-1", "dsl@elm.example")),
        wrong("no tenant", token -> token.claim("oid", "1").claim("email", "dsl@elm.example")),
        wrong("nobody's address", entra("elm-tenant", "object-9", "pupil@elm.example")),
        wrong(
            "another issuer",
            entra("elm-tenant", "object-1", "dsl@elm.example")
                .andThen(token -> token.issuer("https://evil.example"))),
        wrong(
            "for another client",
            entra("elm-tenant", "object-1", "dsl@elm.example")
                .andThen(token -> token.audience("another"))),
        wrong(
            "expired",
            entra("elm-tenant", "object-1", "dsl@elm.example")
                .andThen(token -> token.expirationTime(Date.from(Instant.EPOCH)))),
        wrong(
            "of another sign-in",
            entra("elm-tenant", "object-1", "dsl@elm.example")
                .andThen(token -> token.claim("nonce", "another"))));
  }

  private static Arguments wrong(String what, Consumer<JWTClaimsSet.Builder> claims) {
    return Arguments.of(what, claims);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongProofs")
  void no_other_proof_lets_anybody_in(String what, Consumer<JWTClaimsSet.Builder> claims) {
    provider.says(claims);
    Browser browser = console.browser();

    HttpResponse<String> answer = signIn(browser, "entra");

    assertThat(answer.statusCode()).as(what).isEqualTo(403);
    assertThat(browser.get("/account").statusCode()).isEqualTo(303);
  }

  @Test
  void a_token_that_the_provider_did_not_sign_lets_nobody_in() {
    provider.forges();
    int forged = signIn(console.browser(), "entra").statusCode();
    provider.signsNothing();

    int unsigned = signIn(console.browser(), "entra").statusCode();

    assertThat(List.of(forged, unsigned)).containsOnly(403);
  }

  @Test
  void nobody_goes_on_with_what_another_browser_began() {
    Browser began = console.browser();
    String back = provider.signIn(location(began.get("/sign-in/with/entra")));
    Browser other = console.browser();
    other.get("/sign-in");

    assertThat(other.get(back).statusCode()).isEqualTo(403);
    assertThat(console.browser().get(back).statusCode()).isEqualTo(403);
    assertThat(began.get(back).statusCode()).isEqualTo(303);
  }

  @Test
  void a_code_is_good_for_once() {
    Browser browser = console.browser();
    String back = provider.signIn(location(browser.get("/sign-in/with/entra")));
    browser.get(back);

    assertThat(browser.get(back).statusCode()).isEqualTo(403);
  }

  @Test
  void a_provider_out_of_reach_is_said_and_passwords_still_work() {
    URI gone = provider.issuer();
    provider.close();

    HttpResponse<String> answer = console.browser().get("/sign-in/with/google");

    assertThat(answer.statusCode()).as("%s", gone).isEqualTo(403);
    assertThat(answer.body()).contains("Google cannot be reached");
    assertThat(console.browser().get("/sign-in").statusCode()).isEqualTo(200);
    assertThat(console.browser().post("/sign-in", Map.of()).statusCode()).isEqualTo(403);
  }
}
