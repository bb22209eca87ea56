package org.handbell.notifier.channel;

import java.util.List;
import java.util.Optional;
import org.handbell.model.Incident;
import org.handbell.model.PersonKind;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.route.Contact;

/**
 * Who may be told on which channel that there is a case. That alone can say too much: a room in
 * which many read is told of no concern about staff, and nobody of one about themselves.
 *
 * @param people everybody under {@code people}
 */
public record ChannelRecusal(Channels channels, List<Contact> people) {

  /** Why that person must not be told of the incident on that channel, or nothing. */
  public Optional<String> against(Incident incident, Contact reader, Channel channel) {
    Recusal recusal = Recusal.of(incident.person(), incident.schoolId(), people);
    Optional<String> person = recusal.against(reader);
    if (person.isPresent()) {
      return person;
    }
    return channel.isPersonal()
        ? againstPhone(recusal, reader, channel)
        : againstRoom(recusal, incident, channel);
  }

  private Optional<String> againstPhone(Recusal recusal, Contact reader, Channel channel) {
    if (channel.kind() == Channel.Kind.SMS && channels.phone(reader) == null) {
      return Optional.of("no phone is configured");
    }
    boolean others =
        people.stream()
            .filter(other -> sharesPhone(other, reader, channel))
            .anyMatch(other -> isKeptFrom(recusal, other));
    return others
        ? Optional.of("the phone is also that of somebody who may not be told")
        : Optional.empty();
  }

  private boolean sharesPhone(Contact other, Contact reader, Channel channel) {
    if (channel.kind() != Channel.Kind.SMS) {
      return channel.isReadBy(other.id());
    }
    String phone = channels.phone(other);
    return phone != null && phone.equals(channels.phone(reader));
  }

  private static boolean isKeptFrom(Recusal recusal, Contact contact) {
    return recusal.isSubject(contact)
        || (recusal.concernsStaff() && recusal.against(contact).isPresent());
  }

  private Optional<String> againstRoom(Recusal recusal, Incident incident, Channel channel) {
    if (recusal.concernsStaff()) {
      return Optional.of("a concern about staff never goes where several may read");
    }
    if (!channel.namesItsReaders() && incident.person().kind() != PersonKind.PUPIL) {
      return Optional.of("nobody has said who reads the channel");
    }
    return people.stream()
            .filter(contact -> channel.isReadBy(contact.id()))
            .anyMatch(recusal::isSubject)
        ? Optional.of("the concern is about one of its readers")
        : Optional.empty();
  }
}
