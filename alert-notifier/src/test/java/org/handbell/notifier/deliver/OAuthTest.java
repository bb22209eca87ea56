package org.handbell.notifier.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handbell.notifier.Elm.DSL;
import static org.handbell.notifier.Elm.NOW;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handbell.model.Priority;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.deliver.Receiver.Deferred;
import org.handbell.notifier.deliver.Receiver.Delivered;
import org.handbell.notifier.deliver.Receiver.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in to a mail server with a token in place of a password. */
class OAuthTest {

  private static final Mail MAIL =
      new Mail(
          "k3y",
          NOW,
          DSL,
          Reason.NEW,
          "2026-000001",
          Priority.P1,
          new MailText("[Handbell P1] Alert", "text", "<p>text</p>"));

  private final SettableClock clock = new SettableClock(NOW);
  private final Set<String> goodTokens = new HashSet<>(Set.of("token-1", "token-2"));
  private final List<String> shown = new ArrayList<>();
  private TokenServer tokens;
  private ScriptedSmtp smtp;

  @BeforeEach
  void start() throws Exception {
    tokens = new TokenServer();
    smtp = new ScriptedSmtp(this::answer);
  }

  @AfterEach
  void stop() throws Exception {
    tokens.close();
    smtp.close();
  }

  private Optional<String> answer(String line) {
    if (line.startsWith("EHLO")) {
      return Optional.of("250-scripted\r\n250 AUTH LOGIN XOAUTH2");
    }
    if (!line.startsWith("AUTH XOAUTH2 ")) {
      return Optional.empty();
    }
    String given =
        new String(Base64.getDecoder().decode(line.substring("AUTH XOAUTH2 ".length())), UTF_8);
    shown.add(given);
    boolean good = goodTokens.stream().anyMatch(token -> given.contains(" " + token + "\1"));
    return Optional.of(good ? "235 welcome" : "535 5.7.3 Authentication unsuccessful");
  }

  private SmtpReceiver receiver(String refreshToken) {
    MailSettings settings =
        new MailSettings(
            URI.create("smtp://127.0.0.1:" + smtp.port()),
            null,
            "handbell@elm.example",
            true,
            tokens.oauth(refreshToken),
            null,
            null);
    return new SmtpReceiver(settings, clock, Duration.ofSeconds(5));
  }

  @Test
  void handbell_signs_in_to_microsoft_as_itself() {
    Result result = receiver("").send(MAIL);

    assertThat(result).isEqualTo(new Delivered());
    assertThat(tokens.asked())
        .containsExactly(
            Map.of(
                "grant_type", "client_credentials",
                "client_id", "the client",
                "client_secret", "s3cret&=",
                "scope", "https://outlook.office365.com/.default"));
    assertThat(shown).containsExactly("user=handbell@elm.example\1auth=Bearer token-1\1\1");
  }

  @Test
  void handbell_signs_in_to_google_with_what_the_owner_of_the_mailbox_agreed_to() {
    Result result = receiver("agreed").send(MAIL);

    assertThat(result).isEqualTo(new Delivered());
    assertThat(tokens.asked())
        .containsExactly(
            Map.of(
                "grant_type", "refresh_token",
                "client_id", "the client",
                "client_secret", "s3cret&=",
                "refresh_token", "agreed"));
  }

  @Test
  void a_token_is_kept_while_it_holds_and_renewed_before_it_runs_out() {
    SmtpReceiver receiver = receiver("");
    receiver.send(MAIL);
    clock.pass(Duration.ofMinutes(54));
    receiver.send(MAIL);
    clock.pass(Duration.ofMinutes(2));

    receiver.send(MAIL);

    assertThat(shown)
        .extracting(each -> each.replaceAll(".*Bearer |\1", ""))
        .containsExactly("token-1", "token-1", "token-2");
  }

  @Test
  void a_token_that_cannot_be_renewed_early_is_used_to_its_end() {
    SmtpReceiver receiver = receiver("");
    receiver.send(MAIL);
    tokens.refuse(503, "busy");
    clock.pass(Duration.ofMinutes(56));

    Result early = receiver.send(MAIL);
    clock.pass(Duration.ofMinutes(5));
    Result late = receiver.send(MAIL);

    assertThat(early).isEqualTo(new Delivered());
    assertThat(late).isEqualTo(new Deferred("token server 503", true));
  }

  @Test
  void a_token_that_the_mail_server_does_not_take_any_more_is_fetched_anew() {
    SmtpReceiver receiver = receiver("");
    receiver.send(MAIL);
    goodTokens.remove("token-1");

    Result result = receiver.send(MAIL);

    assertThat(result).isEqualTo(new Delivered());
    assertThat(tokens.asked()).hasSize(2);
  }

  @Test
  void a_mail_server_that_takes_no_token_is_asked_twice_and_then_waits_for_a_person() {
    goodTokens.clear();

    Result result = receiver("").send(MAIL);

    assertThat(result).isEqualTo(new Deferred("sign-in refused", false));
    assertThat(tokens.asked()).hasSize(2);
    assertThat(smtp.heard()).noneMatch(line -> line.startsWith("MAIL"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | {\"error\":\"invalid_client\",\"error_description\":\"s3cret\"} | invalid_client",
        "400 | {\"error\":\"invalid_grant\"} | invalid_grant",
        "400 | {\"error\":\"s3cret handbell@elm.example\"} | 400",
        "302 | elsewhere | 302",
        "200 | <html>sign in to the network</html> | 200",
        "200 | {\"access_token\":\"a b\"} | 200",
      })
  void a_refused_token_waits_for_a_person_and_says_no_more_than_why(
      int status, String body, String reason) {
    tokens.refuse(status, body);

    Result result = receiver("").send(MAIL);

    assertThat(result).isEqualTo(new Deferred("token refused " + reason, false));
    assertThat(smtp.heard()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void a_busy_token_server_is_asked_again_soon(int status) {
    tokens.refuse(status, "");

    Result result = receiver("").send(MAIL);

    assertThat(result).isEqualTo(new Deferred("token server " + status, true));
  }

  @Test
  void a_token_server_that_is_away_is_asked_again_soon() {
    SmtpReceiver receiver = receiver("");
    tokens.close();

    Result result = receiver.send(MAIL);

    assertThat(result).isEqualTo(new Deferred("token server not reached", true));
  }

  @Test
  void secrets_go_by_https_and_are_never_shown() {
    OAuth oauth = tokens.oauth("agreed");

    assertThat(oauth.toString()).doesNotContain("s3cret", "agreed");
    assertThatThrownBy(
            () ->
                new OAuth(
                    URI.create("http://login.example/token"), "c", "s", null, "scope", "user"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OAuth.microsoft("evil.example/x?"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
