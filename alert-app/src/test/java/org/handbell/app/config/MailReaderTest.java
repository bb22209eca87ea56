package org.handbell.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.handbell.app.config.HandbellConfig.Mail;
import org.handbell.notifier.deliver.BounceBox;
import org.handbell.notifier.deliver.OAuth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a school writes of its mail server, token and mailbox. */
class MailReaderTest {

  private static final String AROUND =
      """
      organisation: { name: Elm }
      schools: [{ id: elm, name: Elm, phase: primary }]
      sources: [{ id: fw, school: elm, listen: "syslog+tcp://127.0.0.1:5514", format: smoothwall }]
      people:
        - { id: dsl, school: elm, role: dsl, name: A, email: dsl@elm.example, username: alead }
        - { id: head, school: elm, role: head, name: C, email: head@elm.example }
        - { id: chair, school: elm, role: chair, name: D, email: chair@elm.example }
      mail: { smtp: "smtp://mail.example:587", from: handbell@elm.example, %s }
      """;

  @TempDir Path folder;

  private Mail read(String mail) throws Exception {
    return ConfigReader.read(write(mail)).mail();
  }

  private Path write(String mail) throws Exception {
    return Files.writeString(folder.resolve("handbell.yaml"), AROUND.formatted(mail));
  }

  @Test
  void microsoft_needs_a_tenant_and_an_application() throws Exception {
    Mail mail = read("oauth: { tenant: elm.onmicrosoft.com, clientId: c, clientSecret: s }");

    assertThat(mail.oauth())
        .isEqualTo(
            new OAuth(
                URI.create(
                    "https://login.microsoftonline.com/elm.onmicrosoft.com/oauth2/v2.0/token"),
                "c",
                "s",
                null,
                "https://outlook.office365.com/.default",
                "handbell@elm.example"));
  }

  @Test
  void google_needs_what_the_owner_of_the_mailbox_agreed_to() throws Exception {
    Mail mail =
        read(
            "oauth: { tokenUrl: \"https://oauth2.googleapis.com/token\", clientId: c,"
                + " clientSecret: s, refreshToken: r, user: bell@elm.example }");

    OAuth oauth = Objects.requireNonNull(mail.oauth());
    assertThat(oauth.refreshToken()).isEqualTo("r");
    assertThat(oauth.scope()).isEqualTo("https://mail.google.com/");
    assertThat(oauth.user()).isEqualTo("bell@elm.example");
  }

  @Test
  void the_mailbox_of_bounces_is_signed_in_to_as_the_mail_server_is() throws Exception {
    Mail mail = read("bounces: \"imaps://imap.example/INBOX\", user: bell, password: p");

    assertThat(mail.bounces())
        .isEqualTo(new BounceBox(URI.create("imaps://imap.example/INBOX"), "bell", "p"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "oauth: { clientId: c, clientSecret: s } | mail.oauth.tokenUrl: name either tenant",
        "oauth: { tenant: t, clientId: c } | mail.oauth.clientSecret: is missing",
        "oauth: { tenant: \"a/b\", clientId: c, clientSecret: s } | mail.oauth.tenant: a tenant is",
        "oauth: { tokenUrl: \"http://x.example/\", clientId: c, clientSecret: s } | fetched by"
            + " https",
        "oauth: { tenant: t, clientId: c, clientSecret: s }, password: p | mail.password:"
            + " mail.oauth",
        "oauth: { tenant: t, clientId: c, clientSecret: s, refreshToken: r } |"
            + " mail.oauth.refreshToken:",
        "bounces: \"imap://imap.example/INBOX\" | mail.bounces: a mailbox elsewhere is read by"
            + " imaps",
        "bounces: \"pop3://imap.example/\" | mail.bounces: a mailbox is imaps://host/INBOX",
        "bounces: \"imap.example\" | mail.bounces: a mailbox is imaps://host/INBOX",
        "trust: handbell.yaml | mail.trust: no certificate",
      })
  void a_fault_is_said_with_its_place_and_mend(String mail, String said) throws Exception {
    Path file = write(mail);

    ConfigException thrown =
        catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file));

    assertThat(thrown).hasMessageContaining(said);
  }
}
