package org.handbell.notifier.console.signin;

import java.time.ZoneId;
import java.util.List;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Session;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees of their own account.
 *
 * @param local true where they have a password here
 * @param codesLeft how many recovery codes are not used up
 * @param wrong what was not done, and why
 */
public record AccountPage(
    String name,
    String email,
    List<String> roles,
    List<Device> devices,
    boolean local,
    int codesLeft,
    @Nullable String wrong) {

  /**
   * Somewhere they are signed in.
   *
   * @param id by which it is told from the others
   */
  public record Device(String id, String name, String since, boolean here) {}

  public AccountPage {
    roles = List.copyOf(roles);
    devices = List.copyOf(devices);
  }

  static AccountPage of(
      Viewer viewer,
      Session here,
      Register register,
      NotifierConfig config,
      @Nullable String wrong) {
    Contact self = viewer.self();
    return new AccountPage(
        self.name(),
        self.email(),
        viewer.contacts().stream().map(contact -> role(contact, config)).toList(),
        register.sessions().of(self).stream()
            .map(each -> device(each, here, config.zone()))
            .toList(),
        register.accounts().of(self).isPresent(),
        register.accounts().codesLeft(self),
        wrong);
  }

  private static String role(Contact contact, NotifierConfig config) {
    String school = contact.schoolId();
    return contact.role().id()
        + ", "
        + (school == null ? "whole trust" : config.school(school).name());
  }

  private static Device device(Session session, Session here, ZoneId zone) {
    return new Device(
        session.hash(),
        Shown.name(session.device()),
        "Since %s, by %s; last used %s"
            .formatted(
                When.shortly(session.begunAt(), zone),
                session.way(),
                When.shortly(session.seenAt(), zone)),
        session.hash().equals(here.hash()));
  }
}
