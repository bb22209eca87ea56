package org.handbell.notifier.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.handbell.notifier.compose.Pages;
import org.handbell.notifier.register.Confirmations;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/**
 * The page behind the link of a test alert: a button on it confirms that alerts reach its reader.
 */
final class ConfirmPages {

  private static final String PAGE = "/confirm/{token}";
  private static final int REQUESTS_A_MINUTE = 60;

  private final List<Contact> contacts;
  private final Confirmations confirmations;
  private final ConfirmLinks links;
  private final MeterRegistry metrics;
  private final RateLimit limit;

  /**
   * @param nanos a clock that nobody sets
   */
  ConfirmPages(
      List<Contact> contacts,
      Confirmations confirmations,
      ConfirmLinks links,
      MeterRegistry metrics,
      LongSupplier nanos) {
    this.contacts = List.copyOf(contacts);
    this.confirmations = confirmations;
    this.links = links;
    this.metrics = metrics;
    this.limit = new RateLimit(REQUESTS_A_MINUTE, Duration.ofMinutes(1), nanos);
  }

  void addTo(RoutesConfig routes) {
    routes.before("/confirm/*", this::guard);
    routes.get(PAGE, this::show);
    routes.post(PAGE, this::confirm);
  }

  private void guard(Context ctx) {
    if (!limit.allows(ctx.ip())) {
      count("limited");
      ctx.status(429).result("Too many requests. Try again in a minute.\n").skipRemainingHandlers();
    }
  }

  private void show(Context ctx) {
    if (holder(ctx).isEmpty()) {
      refuse(ctx);
      return;
    }
    answer(ctx, "Test alert", "Press the button if alerts may be sent to you there.", "Confirm");
    count("shown");
  }

  private void confirm(Context ctx) {
    Optional<Contact> holder = holder(ctx);
    if (holder.isEmpty()) {
      refuse(ctx);
      return;
    }
    confirmations.confirm(holder.get(), Confirmations.BY_LINK);
    answer(ctx, "Thank you", "It is written down that alerts reach you.", null);
    count("confirmed");
  }

  private Optional<Contact> holder(Context ctx) {
    return links.holder(ctx.pathParam("token"), contacts);
  }

  private void refuse(Context ctx) {
    ctx.status(404);
    answer(
        ctx,
        "This link is not valid",
        "It may be too old. Ask whoever looks after Handbell for another test alert.",
        null);
    count("refused");
  }

  private static void answer(Context ctx, String title, String note, @Nullable String button) {
    TakePage page = new TakePage(title, null, null, null, note, button);
    ctx.html(Pages.render("console/take.jte", Map.of("page", page)));
  }

  private void count(String result) {
    metrics.counter("handbell.notifier.confirm.pages", "result", result).increment();
  }
}
