package org.handbell.ingest.parse;

import java.time.Instant;
import java.util.Optional;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.identity.SignOns;
import org.handbell.model.Event;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.UserName;
import org.handbell.recent.Recent;
import org.jspecify.annotations.Nullable;

/**
 * Who and what asked: as the line says, and where it is silent, as a sign-on before it told of that
 * address. What was so found is marked as derived.
 *
 * @param name whom the line names, even a computer; null where it names nobody
 * @param signedOn who had signed on, where the line names nobody
 */
record Client(
    Event.Source source,
    @Nullable String device,
    @Nullable UserName name,
    @Nullable UserName signedOn) {

  private static final Recent<Optional<UserName>> RECENT = new Recent<>(14, UserName::parse);

  static Client of(
      RequestDraft draft, SignOns signOns, String school, Instant time, RepeatedParts parts) {
    String ip = draft.clientIp;
    UserName name = draft.user == null ? null : RECENT.of(draft.user).orElse(null);
    boolean nobody = name == null || isAddress(name, ip);
    String device = draft.clientName;
    if (device == null && name != null && name.isComputer()) {
      device = name.bare().substring(0, name.bare().length() - 1);
    }
    boolean complete = !nobody && draft.clientMac != null && device != null;
    SignOns.Presence there = complete ? null : signOns.at(school, ip, time);
    if (there == null) {
      Event.Source source = parts.source(ip, draft.clientMac, draft.clientName, null);
      return new Client(source, device, name, null);
    }
    String mac = draft.clientMac == null ? there.mac() : draft.clientMac;
    boolean derived = mac != null && draft.clientMac == null;
    if (device == null && there.device() != null) {
      device = there.device();
      derived = true;
    }
    return new Client(
        parts.source(ip, mac, draft.clientName, derived ? Event.BY_SIGN_ON : null),
        device,
        name,
        nobody ? there.user() : null);
  }

  /** Filters put addresses where names belong. */
  private static boolean isAddress(UserName name, @Nullable String ip) {
    return name.raw().equals(ip) || IpText.isAddress(name.bare());
  }

  /**
   * Whose request it is. Somebody unknown, or nobody, on a place of staff counts as staff; whoever
   * uses a shared account is known by the device too.
   */
  Person person(Directory directory, String school) {
    UserName who = signedOn;
    if (who == null && name != null && !name.isComputer() && !isAddress(name, source.ip())) {
      who = name;
    }
    String at = source.mac() != null ? source.mac() : source.ip();
    at = at == null ? device : at;
    Person person =
        who == null
            ? Person.device(school, at == null ? "unknown" : at)
            : directory.person(school, who);
    person = person.shared() && at != null ? person.at(at) : person;
    boolean unknown = person.kind() == PersonKind.UNKNOWN || person.kind() == PersonKind.DEVICE;
    return unknown && directory.isStaffPlace(school, source.ip(), device)
        ? person.asStaff()
        : person;
  }

  /** The account as the line or the sign-on wrote it. */
  Event.@Nullable User user(@Nullable String group, RepeatedParts parts) {
    UserName shown = signedOn != null ? signedOn : name;
    if (shown == null) {
      return group == null ? null : parts.user(null, null, null, group, null);
    }
    return parts.user(
        shown.bare(),
        shown.domain(),
        shown.email(),
        group,
        signedOn == null ? null : Event.BY_SIGN_ON);
  }
}
