package org.handbell.notifier.console.arrival;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.handbell.notifier.compose.Pages;
import org.handbell.notifier.console.web.RateLimit;
import org.handbell.notifier.register.Confirmations;
import org.handbell.notifier.register.DeliveryDrills;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/**
 * The page behind the link of a mail that is about no case: its button says that such mails arrive.
 * To ask for the page changes nothing.
 */
public final class ArrivalPages {

  private static final int REQUESTS_A_MINUTE = 60;

  /**
   * What kind of mail it is.
   *
   * @param name begins the path and the metric
   * @param rest of the path
   * @param holder whose link it is, where it is valid
   * @param confirmation writes down that the mail arrived, where it still may
   */
  private record Mail(
      String name,
      String rest,
      String title,
      String question,
      String button,
      String thanks,
      String refusal,
      Function<Context, Optional<Contact>> holder,
      BiPredicate<Contact, Context> confirmation) {}

  private final Mail mail;
  private final MeterRegistry metrics;
  private final RateLimit limit;

  private ArrivalPages(Mail mail, MeterRegistry metrics, LongSupplier nanos) {
    this.mail = mail;
    this.metrics = metrics;
    this.limit = new RateLimit(REQUESTS_A_MINUTE, Duration.ofMinutes(1), nanos);
  }

  /**
   * For test alerts, by which a contact confirms an address.
   *
   * @param nanos a clock that nobody sets
   */
  public static ArrivalPages ofTestAlerts(
      List<Contact> contacts,
      Confirmations confirmations,
      ConfirmLinks links,
      MeterRegistry metrics,
      LongSupplier nanos) {
    Mail alert =
        new Mail(
            "confirm",
            "/{token}",
            "Test alert",
            "Press the button if alerts may be sent to you there.",
            "Confirm",
            "It is written down that alerts reach you.",
            "It may be too old. Ask whoever looks after Handbell for another test alert.",
            ctx -> links.holder(ctx.pathParam("token"), contacts),
            (who, ctx) -> {
              confirmations.confirm(who, Confirmations.BY_LINK);
              return true;
            });
    return new ArrivalPages(alert, metrics, nanos);
  }

  /**
   * For drills.
   *
   * @param nanos a clock that nobody sets
   */
  public static ArrivalPages ofDrills(
      List<Contact> contacts,
      DeliveryDrills drills,
      DrillLinks links,
      MeterRegistry metrics,
      LongSupplier nanos) {
    Mail drill =
        new Mail(
            "drill",
            "/{sent}/{token}",
            "This is a drill",
            "No child is concerned. Press the button to show that mails from Handbell reach you.",
            "This mail has reached me",
            "It is written down that mails reach you.",
            "It may be too old. There will be another drill, or ask whoever looks after Handbell.",
            ctx -> links.holder(sent(ctx), ctx.pathParam("token"), contacts),
            (who, ctx) -> drills.confirm(who, sent(ctx)));
    return new ArrivalPages(drill, metrics, nanos);
  }

  private static Instant sent(Context ctx) {
    try {
      return Instant.ofEpochMilli(Long.parseLong(ctx.pathParam("sent")));
    } catch (NumberFormatException e) {
      return Instant.EPOCH;
    }
  }

  public void addTo(RoutesConfig routes) {
    String path = "/" + mail.name() + mail.rest();
    routes.before("/" + mail.name() + "/*", this::guard);
    routes.get(path, this::show);
    routes.post(path, this::confirm);
  }

  private void guard(Context ctx) {
    if (!limit.allows(ctx.ip())) {
      count("limited");
      ctx.status(429).result("Too many requests. Try again in a minute.\n").skipRemainingHandlers();
    }
  }

  private void show(Context ctx) {
    if (mail.holder().apply(ctx).isEmpty()) {
      refuse(ctx);
      return;
    }
    answer(ctx, mail.title(), mail.question(), mail.button());
    count("shown");
  }

  private void confirm(Context ctx) {
    if (mail.holder().apply(ctx).filter(who -> mail.confirmation().test(who, ctx)).isEmpty()) {
      refuse(ctx);
      return;
    }
    answer(ctx, "Thank you", mail.thanks(), null);
    count("confirmed");
  }

  private void refuse(Context ctx) {
    ctx.status(404);
    answer(ctx, "This link is not valid", mail.refusal(), null);
    count("refused");
  }

  private static void answer(Context ctx, String title, String note, @Nullable String button) {
    TakePage page = new TakePage(title, null, null, null, note, button);
    ctx.html(Pages.render("console/take.jte", Map.of("page", page)));
  }

  private void count(String result) {
    metrics.counter("handbell.notifier." + mail.name() + ".pages", "result", result).increment();
  }
}
