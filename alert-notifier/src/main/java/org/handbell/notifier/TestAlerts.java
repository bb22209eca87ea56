package org.handbell.notifier;

import java.time.InstantSource;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.TestAlertMail;
import org.handbell.notifier.console.arrival.ConfirmLinks;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;

/** Asks each contact to confirm that alerts reach them: once, and again at a new address. */
public final class TestAlerts {

  private final NotifierConfig config;
  private final Register register;
  private final ConfirmLinks links;

  public TestAlerts(NotifierConfig config, Register register, InstantSource clock) {
    this.config = config;
    this.register = register;
    this.links = new ConfirmLinks(register.linkKey(), clock);
  }

  /** Asks those who were never asked and those whose link has run out; returns how many. */
  public int askWhereDue() {
    return register.confirmations().askWhereDue(this::words);
  }

  /** Asks that one again. */
  public void ask(Contact contact) {
    register.confirmations().ask(contact, this::words);
  }

  private MailText words(Contact contact) {
    String school = contact.schoolId();
    String place = school == null ? "your schools" : config.school(school).name();
    return TestAlertMail.of(contact, place, config.publicUrl(), links.path(contact));
  }
}
