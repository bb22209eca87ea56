package org.handbell.notifier;

import java.net.URI;
import java.time.InstantSource;
import org.handbell.notifier.compose.DrillMail;
import org.handbell.notifier.console.arrival.DrillLinks;
import org.handbell.notifier.register.Register;

/** Sends drills to safeguarding leads of whom nothing was heard for long. */
final class DrillPost {

  private final NotifierConfig config;
  private final Register register;
  private final DrillLinks links;

  DrillPost(NotifierConfig config, Register register, InstantSource clock) {
    this.config = config;
    this.register = register;
    this.links = new DrillLinks(register.linkKey(), clock);
  }

  /** Without an address that a reader's phone can reach nobody could confirm one. */
  int sendWhereDue() {
    URI base = config.publicUrl();
    return base == null
        ? 0
        : register
            .deliveryDrills()
            .sendWhereDue(
                (lead, school, sent) -> DrillMail.of(lead, school, base, links.path(lead, sent)));
  }
}
