package org.handbell.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.PUPIL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.route.Contact;
import org.junit.jupiter.api.Test;

class ChannelRecusalTest {

  private static final String PHONE = "+447700900123";

  private final ChannelRecusal recusal =
      new ChannelRecusal(
          Bells.of(
              Map.of(
                  "dsl", Bells.also(PHONE, "sms", "push", "room", "anybody"),
                  "head", Bells.also("+447700900456", "sms", "room"),
                  "chair", Bells.also("+447700900456", "sms"))),
          Elm.PEOPLE);

  private boolean isTold(Person person, Contact reader, Channel channel) {
    return recusal.against(about(person), reader, channel).isEmpty();
  }

  private static Incident about(Person person) {
    return Elm.incident("i", 1, person, Priority.P1, null);
  }

  @Test
  void a_concern_about_a_pupil_rings_everywhere() {
    assertThat(List.of(Bells.SMS, Bells.PUSH, Bells.ROOM, Bells.ANYBODY))
        .allMatch(channel -> isTold(PUPIL, Elm.DSL, channel));
  }

  @Test
  void a_concern_about_staff_rings_on_a_phone_and_in_no_room() {
    assertThat(isTold(Elm.TEACHER, Elm.HEAD, Bells.SMS)).isTrue();
    assertThat(isTold(Elm.TEACHER, Elm.HEAD, Bells.ROOM)).isFalse();
  }

  @Test
  void nobody_hears_of_themselves_on_a_phone_that_they_share() {
    Person head = Elm.staff("chead");

    assertThat(isTold(head, Elm.CHAIR, Bells.SMS)).isFalse();
  }

  @Test
  void where_nobody_knows_who_reads_only_what_is_surely_a_pupil_rings() {
    Person device = Elm.person(PersonKind.DEVICE, "room7");

    assertThat(isTold(device, Elm.DSL, Bells.ANYBODY)).isFalse();
    assertThat(isTold(device, Elm.DSL, Bells.ROOM)).isTrue();
  }

  @Test
  void without_a_phone_no_text_message_is_sent() {
    assertThat(isTold(PUPIL, Elm.DEPUTY, Bells.SMS)).isFalse();
  }

  @Test
  void whoever_may_not_be_mailed_is_not_rung_up() {
    assertThat(isTold(Elm.TEACHER, Elm.DSL, Bells.PUSH)).isFalse();
    assertThat(isTold(PUPIL, Elm.IT, Bells.ROOM)).isFalse();
  }

  @Test
  void whatever_the_school_looks_like_nobody_is_rung_about_themselves_nor_a_room_about_staff() {
    long seed = 20261121;
    Random random = new Random(seed);
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      Person person = person(random);
      Contact reader = Elm.PEOPLE.get(random.nextInt(Elm.PEOPLE.size()));
      ChannelRecusal any = new ChannelRecusal(Bells.of(reach(random)), Elm.PEOPLE);
      Channel channel = any.channels().all().get(random.nextInt(4));
      if (any.against(about(person), reader, channel).isEmpty()) {
        Recusal about = Recusal.of(person, "elm", Elm.PEOPLE);
        boolean room = !channel.isPersonal();
        String phone = any.channels().phone(reader);
        boolean self =
            Elm.PEOPLE.stream()
                .filter(about::isSubject)
                .anyMatch(
                    subject ->
                        subject.equals(reader)
                            || (room && channel.isReadBy(subject.id()))
                            || (channel.equals(Bells.SMS)
                                && phone != null
                                && phone.equals(any.channels().phone(subject))));
        if (self || (room && about.concernsStaff())) {
          broken.add(person.id() + " to " + reader.id() + " by " + channel.id());
        }
      }
    }

    assertThat(broken).as("seed %d", seed).isEmpty();
  }

  private static Person person(Random random) {
    List<String> names =
        List.of("alead", "bdeputy", "chead", "etech", "dep", "chair", "jbloggs", "tteacher");
    PersonKind[] kinds = {
      PersonKind.PUPIL, PersonKind.STAFF, PersonKind.DEVICE, PersonKind.UNKNOWN
    };
    return Elm.person(kinds[random.nextInt(kinds.length)], names.get(random.nextInt(names.size())));
  }

  private static Map<String, Reach> reach(Random random) {
    return Map.of(
        "dsl", phone(random), "dep", phone(random), "head", phone(random), "chair", phone(random));
  }

  private static Reach phone(Random random) {
    return Bells.also(random.nextInt(4) == 0 ? null : "+4477009001" + random.nextInt(2), "sms");
  }
}
