package org.handbell.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.channel.Channel.Kind;
import org.handbell.notifier.channel.Channel.Use;
import org.handbell.notifier.channel.Channels;
import org.handbell.notifier.route.Contact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelReaderTest {

  private static final String GOOD =
      """
      organisation: { name: Elm }
      schools:
        - { id: elm, name: Elm Primary School, phase: primary }
      people:
        - id: dsl
          school: elm
          role: dsl
          name: A. Lead
          email: dsl@elm.example
          phone: "+44 7700 900123"
          also: [leads, sms, push]
        - { id: head, school: elm, role: head, name: C. Head, email: head@elm.example }
        - { id: chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
        - { id: it, school: elm, role: it, name: E. Tech, email: it@elm.example }
      mail: { smtp: "smtp://127.0.0.1:2525", from: handbell@elm.example }
      alerts: { nextChannelAfter: 3m }
      channels:
        - { id: leads, kind: teams, url: "${env:TEAMS}", readBy: [dsl, head] }
        - id: sms
          kind: sms
          use: when-mail-fails
          url: https://sms.example/v2/send
          headers: { Authorization: "Bearer ${env:SMS_KEY}" }
          body: '{"to":"{to}","text":"{text}"}'
        - { id: push, kind: ntfy, url: https://ntfy.example/topic, owner: dsl }
        - { id: trust, kind: webhook, url: https://10.1.2.3/in, secret: "${env:HOOK}", allow: [10.1.2.3] }
      """;

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "TEAMS",
          "https://flow.example/hook?sig=hidden-1",
          "SMS_KEY",
          "hidden-2",
          "HOOK",
          "hidden-3-of-the-school");

  @TempDir Path folder;

  private HandbellConfig read(String yaml) throws ConfigException, IOException {
    Path file = Files.writeString(folder.resolve("handbell.yaml"), yaml);
    return ConfigReader.read(file, ENVIRONMENT::get);
  }

  @Test
  void channels_and_who_is_told_on_which_are_read() throws Exception {
    HandbellConfig config = read(GOOD);

    Channels channels = config.channels();
    Contact dsl = config.people().get(0);
    assertThat(channels.patience()).hasMinutes(3);
    assertThat(channels.phone(dsl)).isEqualTo("+447700900123");
    assertThat(channels.atOnce(dsl)).extracting(Channel::id).containsExactly("leads", "push");
    assertThat(channels.after(dsl, "mail")).extracting(Channel::id).containsExactly("sms");
    Channel sms = channels.find("sms").orElseThrow();
    assertThat(sms.kind()).isEqualTo(Kind.SMS);
    assertThat(sms.use()).isEqualTo(Use.WHEN_MAIL_FAILS);
    assertThat(sms.call().headers()).isEqualTo(Map.of("Authorization", "Bearer hidden-2"));
    assertThat(channels.find("push").orElseThrow().isPersonal()).isTrue();
  }

  @Test
  void neither_an_address_nor_a_secret_nor_a_phone_is_ever_printed() throws Exception {
    String printed = read(GOOD).toString();

    assertThat(printed).contains("leads").doesNotContain("hidden", "7700", "sig=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "kind: ntfy | kind: carrier-pigeon | channels[2].kind: \"carrier-pigeon\" is not known",
        "id: leads | id: mail | channels[0].id: \"mail\" is the mail itself",
        "id: push | id: sms | channels[2].id: another of the channels has the id sms",
        "https://sms.example/v2 | http://sms.example/v2 | channels[1].url: is no address",
        "https://ntfy.example/ | https://u:p@ntfy.example/ | channels[2].url: is no address",
        "https://ntfy.example/topic | nonsense | channels[2].url: is no address",
        "use: when-mail-fails | use: sometimes | channels[1].use: \"sometimes\" is not known",
        "{text} | {words} | channels[1].body: neither url nor body says where {text} goes",
        "\"{to}\" | \"\" | channels[1].body: neither url nor body says where {to} goes",
        "Authorization: | Host: | channels[1].headers.Host: is no header that can be set",
        "\"${env:HOOK}\" | short | channels[3].secret: a secret has 16 characters",
        "secret: \"${env:HOOK}\", | '' | channels[3].secret: is missing",
        "allow: [10.1.2.3] | allow: [inside.example] | channels[3].allow: \"inside.example\" is no address",
        "owner: dsl | owner: nobody | channels[2].owner: nobody under people has the id \"nobody\"",
        "owner: dsl | owner: head | people[0].also: the channel \"push\" is head's own",
        "readBy: [dsl, head] | readBy: [dls] | channels[0].readBy: nobody under people has the id",
        "also: [leads, sms, push] | also: [lead] | people[0].also: no channel has the id \"lead\"",
        "phone: \"+44 7700 900123\" | phone: \"07700 900123\" | people[0].phone: is no phone with its country",
        "phone: \"+44 7700 900123\" | mailbox: personal | people[0].also: the channel \"sms\" needs a phone",
        "role: it, | ~role: it, also: [leads],~ | people[3].also: the role it hears of no case",
        "nextChannelAfter: 3m | nextChannelAfter: soon | alerts.nextChannelAfter: \"soon\" is no time span",
      })
  void each_fault_is_said_with_its_mend(String right, String wrong, String message) {
    String yaml = GOOD.replace(right.strip(), wrong == null ? "" : wrong.strip().replace("''", ""));

    ConfigException fault = catchThrowableOfType(ConfigException.class, () -> read(yaml));

    assertThat(fault.getMessage()).contains(message).doesNotContain("hidden");
  }

  @Test
  void without_channels_everybody_is_reached_by_mail_alone() throws Exception {
    String yaml =
        GOOD.substring(0, GOOD.indexOf("channels:\n"))
            .replace("also: [leads, sms, push]", "also: []");

    HandbellConfig config = read(yaml);

    assertThat(config.channels().isEmpty()).isTrue();
    assertThat(List.of(config.channels().patience()))
        .containsExactly(Channels.NONE.patience().minusMinutes(2));
  }
}
