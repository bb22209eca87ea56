package org.handbell.notifier.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.handbell.notifier.compose.Pages;
import org.handbell.notifier.register.DeliveryDrills;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/**
 * The page behind the link of a drill: its button shows that mails reach the reader. To ask for the
 * page changes nothing.
 */
final class DrillPages {

  private static final String PAGE = "/drill/{sent}/{token}";
  private static final int REQUESTS_A_MINUTE = 60;

  private final List<Contact> contacts;
  private final DeliveryDrills drills;
  private final DrillLinks links;
  private final RateLimit limit;
  private final MeterRegistry metrics;

  DrillPages(
      List<Contact> contacts,
      DeliveryDrills drills,
      DrillLinks links,
      MeterRegistry metrics,
      LongSupplier nanos) {
    this.contacts = List.copyOf(contacts);
    this.drills = drills;
    this.links = links;
    this.limit = new RateLimit(REQUESTS_A_MINUTE, Duration.ofMinutes(1), nanos);
    this.metrics = metrics;
  }

  void addTo(RoutesConfig routes) {
    routes.before("/drill/*", this::guard);
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
    answer(
        ctx,
        "This is a drill",
        "No child is concerned. Press the button to show that mails from Handbell reach you.",
        "This mail has reached me");
    count("shown");
  }

  private void confirm(Context ctx) {
    boolean confirmed = holder(ctx).filter(who -> drills.confirm(who, sent(ctx))).isPresent();
    if (!confirmed) {
      refuse(ctx);
      return;
    }
    answer(ctx, "Thank you", "It is written down that mails reach you.", null);
    count("confirmed");
  }

  private Optional<Contact> holder(Context ctx) {
    return links.holder(sent(ctx), ctx.pathParam("token"), contacts);
  }

  private static Instant sent(Context ctx) {
    try {
      return Instant.ofEpochMilli(Long.parseLong(ctx.pathParam("sent")));
    } catch (NumberFormatException e) {
      return Instant.EPOCH;
    }
  }

  private void refuse(Context ctx) {
    ctx.status(404);
    answer(
        ctx,
        "This link is not valid",
        "It may be too old. There will be another drill, or ask whoever looks after Handbell.",
        null);
    count("refused");
  }

  private static void answer(Context ctx, String title, String note, @Nullable String button) {
    TakePage page = new TakePage(title, null, null, null, note, button);
    ctx.html(Pages.render("console/take.jte", Map.of("page", page)));
  }

  private void count(String result) {
    metrics.counter("handbell.notifier.drill.pages", "result", result).increment();
  }
}
