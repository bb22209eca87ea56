package org.handbell.notifier.console.signin;

import java.util.List;
import org.handbell.notifier.access.Session;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.register.Sessions;

/** What a person sees of their own account. */
public record AccountPage(String name, String email, List<String> roles, List<Device> devices) {

  /** Somewhere they are signed in. */
  public record Device(String name, String way, String since, boolean here) {}

  static AccountPage of(Viewer viewer, Session here, Sessions sessions) {
    return new AccountPage(
        viewer.self().name(),
        viewer.self().email(),
        viewer.contacts().stream()
            .map(
                contact ->
                    contact.role().id()
                        + (contact.schoolId() == null
                            ? ", whole trust"
                            : ", " + contact.schoolId()))
            .toList(),
        sessions.of(viewer.self()).stream()
            .map(
                each ->
                    new Device(
                        each.device(),
                        each.way(),
                        each.begunAt().toString(),
                        each.hash().equals(here.hash())))
            .toList());
  }
}
