package org.handbell.notifier.console.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the layout needs around every page.
 *
 * @param nonce lets the page's own scripts run, and no other
 * @param formToken what each form must send back, in a hidden field {@code form-token}
 * @param who the name of whoever is signed in
 * @param assets what makes the addresses of style and scripts
 */
public record Frame(
    String title,
    String organisation,
    String nonce,
    String formToken,
    @Nullable String who,
    List<MenuItem> menu,
    Assets assets) {

  public Frame {
    menu = List.copyOf(menu);
  }
}
