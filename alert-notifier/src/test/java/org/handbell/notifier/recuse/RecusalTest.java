package org.handbell.notifier.recuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.handbell.notifier.Elm.CHAIR;
import static org.handbell.notifier.Elm.DEPUTY;
import static org.handbell.notifier.Elm.DSL;
import static org.handbell.notifier.Elm.HEAD;
import static org.handbell.notifier.Elm.IT;
import static org.handbell.notifier.Elm.PUPIL;
import static org.handbell.notifier.Elm.TEACHER;
import static org.handbell.notifier.Elm.contact;
import static org.handbell.notifier.Elm.person;
import static org.handbell.notifier.Elm.shared;
import static org.handbell.notifier.Elm.staff;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;
import org.handbell.notifier.route.Role;
import org.handbell.notifier.route.RouteDecision;
import org.handbell.notifier.route.Router;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecusalTest {

  private static final Contact HEAD_AS_DSL = contact("dsl2", Role.DSL, "C. Head", "chead");
  private static final Contact DSL_SAME_EMAIL =
      contact("dsl3", Role.DSL, "Head", null, "HEAD@elm.example");
  private static final Contact TRUST =
      new Contact(
          "trust",
          null,
          Role.TRUST_DSL,
          "T. Trust",
          "trust@trust.example",
          "ttrust",
          Mailbox.PERSONAL,
          List.of());
  private static final Contact GOVERNOR = contact("gov", Role.GOVERNOR, "G. Gov", "ggov");

  static Stream<Arguments> layouts() {
    List<Contact> all = Elm.PEOPLE;
    List<Contact> noChair = List.of(DSL, DEPUTY, HEAD, IT, TRUST);
    List<Contact> headIsDsl = List.of(HEAD_AS_DSL, DEPUTY, HEAD, CHAIR, IT);
    List<Contact> headIsDeputy =
        List.of(DSL, contact("dep2", Role.DEPUTY_DSL, "C. Head", "chead"), HEAD, CHAIR);
    List<Contact> sameEmail = List.of(DSL_SAME_EMAIL, HEAD, CHAIR);
    List<Contact> sharedHead = List.of(DSL, DEPUTY, shared(HEAD), CHAIR);
    List<Contact> noNames =
        List.of(
            contact("dsl", Role.DSL, "A", null, "alead@elm.example"),
            contact("head", Role.HEAD, "C", null, "chead@elm.example"),
            CHAIR);
    return Stream.of(
        arguments("a pupil", PUPIL, all, List.of("dsl", "dep")),
        arguments("a device", Person.device("elm", "10.1.2.3"), all, List.of("dsl", "dep")),
        arguments(
            "a supply teacher the directory does not know",
            person(PersonKind.UNKNOWN, "supply1"),
            all,
            List.of("dsl", "dep")),
        arguments("a teacher", TEACHER, all, List.of("head")),
        arguments("the DSL", staff("alead"), all, List.of("head")),
        arguments("the DSL in capitals with a domain", staff("ELM\\ALEAD"), all, List.of("head")),
        arguments("the DSL by address", staff("Alead@elm.example"), all, List.of("head")),
        arguments(
            "the DSL, unknown to the directory",
            person(PersonKind.UNKNOWN, "alead"),
            all,
            List.of("head")),
        arguments("the deputy", staff("bdeputy"), all, List.of("head")),
        arguments("the head", staff("chead"), all, List.of("chair")),
        arguments("the IT technician", staff("etech"), all, List.of("head")),
        arguments("the chair by address", staff("chair"), all, List.of("head")),
        arguments("the head without a chair", staff("chead"), noChair, List.of("trust")),
        arguments("the head, who is DSL", staff("chead"), headIsDsl, List.of("chair")),
        arguments("a teacher, the head is DSL", TEACHER, headIsDsl, List.of("head")),
        arguments("a pupil, the head is DSL", PUPIL, headIsDsl, List.of("dsl2", "dep")),
        arguments("the DSL, the head is deputy", staff("alead"), headIsDeputy, List.of("head")),
        arguments("the head, who is deputy", staff("chead"), headIsDeputy, List.of("chair")),
        arguments(
            "the head, the DSL has that address", staff("chead"), sameEmail, List.of("chair")),
        arguments("a pupil, DSL and head share an address", PUPIL, sameEmail, List.of("dsl3")),
        arguments("a teacher, the head's mailbox is shared", TEACHER, sharedHead, List.of("chair")),
        arguments(
            "a pupil, the DSL's mailbox is shared", PUPIL, List.of(shared(DSL)), List.of("dsl")),
        arguments(
            "a pupil in a mailbox that staff read",
            PUPIL,
            List.of(shared(DSL, "it"), IT),
            List.of("dsl")),
        arguments("the DSL without a user name", staff("alead"), noNames, List.of("head")),
        arguments("the head without a user name", staff("chead"), noNames, List.of("chair")),
        arguments("a pupil without any DSL", PUPIL, List.of(HEAD, CHAIR, IT), List.of("head")),
        arguments("the head, nobody else", staff("chead"), List.of(DSL, HEAD, IT), List.of()),
        arguments("a teacher, only a governor", TEACHER, List.of(GOVERNOR, IT), List.of()),
        arguments("a pupil, only office and IT", PUPIL, List.of(IT), List.of()),
        arguments(
            "the DSL, who is head by address and chair by the head's account",
            staff("alead"),
            List.of(
                DSL,
                contact("head", Role.HEAD, "A. Lead", "al2", "dsl@elm.example"),
                contact("chair", Role.CHAIR, "A. Lead", "al2", "private@home.example"),
                TRUST),
            List.of("trust")),
        arguments(
            "the chair, who is head", staff("chead"), List.of(HEAD, headAsChair()), List.of()));
  }

  private static Contact headAsChair() {
    return contact("chair2", Role.CHAIR, "C. Head", "TRUST\\CHead", "private@home.example");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void a_concern_about_someone_goes_to_those_who_may_hear_of_it(
      String about, Person person, List<Contact> people, List<String> expected) {
    Incident incident = Elm.incident("i", 1, person, Priority.P1, Phase.PLANNING);

    RouteDecision decision = Router.usual(people).route(incident);

    assertThat(decision.deliveries())
        .extracting(delivery -> delivery.contact().id())
        .as("told of %s", about)
        .containsExactlyElementsOf(expected);
  }

  @Test
  void a_mailbox_that_the_subject_reads_is_passed_over() {
    Contact readByIt =
        new Contact(
            "head",
            "elm",
            Role.HEAD,
            "C. Head",
            "head@elm.example",
            "chead",
            Mailbox.PERSONAL,
            List.of("it"));
    Incident incident = Elm.incident("i", 1, staff("etech"), Priority.P1, Phase.PLANNING);

    RouteDecision decision = Router.usual(List.of(DSL, readByIt, CHAIR, IT)).route(incident);

    assertThat(decision.deliveries()).extracting(each -> each.contact().id()).containsOnly("chair");
    assertThat(decision.recused())
        .extracting(each -> each.contact().id(), each -> each.because())
        .containsExactly(tuple("head", "the concern is about them"));
  }

  @Test
  void the_same_account_name_at_another_school_does_not_make_a_pupil_staff() {
    Contact elsewhere =
        new Contact(
            "oakhead",
            "oak",
            Role.HEAD,
            "J. Bloggs",
            "jbloggs@oak.example",
            "jbloggs",
            Mailbox.PERSONAL,
            List.of());
    Incident incident = Elm.incident("i", 1, PUPIL, Priority.P1, Phase.PLANNING);

    RouteDecision decision = Router.usual(List.of(DSL, HEAD, elsewhere)).route(incident);

    assertThat(decision.deliveries()).extracting(each -> each.contact().id()).containsOnly("dsl");
  }

  @Test
  void a_pupil_with_the_name_in_front_of_a_governors_address_is_still_a_pupil() {
    Contact chair = contact("chair", Role.CHAIR, "J. Bloggs", null, "jbloggs@mail.example");
    Incident incident = Elm.incident("i", 1, PUPIL, Priority.P1, Phase.PLANNING);

    RouteDecision decision = Router.usual(List.of(DSL, HEAD, chair)).route(incident);

    assertThat(decision.deliveries()).extracting(each -> each.contact().id()).containsOnly("dsl");
  }

  @Test
  void a_person_in_two_roles_at_one_address_is_told_once() {
    Contact deputyToo = contact("dep", Role.DEPUTY_DSL, "A. Lead", "alead", "DSL@elm.example");
    Incident incident = Elm.p1("i");

    RouteDecision decision = Router.usual(List.of(DSL, deputyToo)).route(incident);

    assertThat(decision.deliveries()).extracting(each -> each.contact().id()).containsOnly("dsl");
  }

  @Test
  void two_contacts_are_one_person_over_a_third_and_others_are_not() {
    Contact elsewhere = contact("lead2", Role.DEPUTY_DSL, "A. Lead", "alead", "lead@trust.example");
    Contact nameless = contact("lead3", Role.HEAD, "Lead", null, "lead@trust.example");
    List<Contact> people = List.of(DSL, elsewhere, nameless, DEPUTY);

    assertThat(Recusal.areOnePerson(DSL, nameless, people)).isTrue();
    assertThat(Recusal.areOnePerson(nameless, DSL, people)).isTrue();
    assertThat(Recusal.areOnePerson(DSL, DEPUTY, people)).isFalse();
  }

  @Test
  void a_shared_mailbox_and_whoever_reads_it_are_not_two_people_and_two_readers_are() {
    Contact box = box("box", List.of("dsl", "dep"));
    Contact other = box("other", List.of("dep"));
    List<Contact> people = List.of(DSL, DEPUTY, HEAD, box, other);

    assertThat(Recusal.areOnePerson(box, DSL, people)).isTrue();
    assertThat(Recusal.areOnePerson(DEPUTY, box, people)).isTrue();
    assertThat(Recusal.areOnePerson(box, other, people)).isTrue();
    assertThat(Recusal.areOnePerson(DSL, DEPUTY, people)).isFalse();
    assertThat(Recusal.areOnePerson(HEAD, box, people)).isFalse();
    assertThat(Recusal.areOnePerson(DSL, other, people)).isFalse();
  }

  private static Contact box(String id, List<String> readers) {
    return new Contact(
        id, "elm", Role.DSL, "Leads", id + "@elm.example", null, Mailbox.SHARED, readers);
  }
}
