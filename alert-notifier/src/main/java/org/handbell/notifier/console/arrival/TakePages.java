package org.handbell.notifier.console.arrival;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.Pages;
import org.handbell.notifier.compose.TakeLinks;
import org.handbell.notifier.console.web.RateLimit;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Desk;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/**
 * The page behind a mail's link: it shows which case it is and a button, and the button takes the
 * case. To ask for the page changes nothing, as mail scanners ask for every link they see.
 */
public final class TakePages implements TakeLinks {

  private static final String PAGE = "/take/{number}/{token}";
  private static final int REQUESTS_A_MINUTE = 60;

  private static final String CSS =
      """
      body { font: 1.1rem/1.5 Arial, Helvetica, sans-serif; margin: 1.5rem; color: #0b0c0c; }
      main { max-width: 34rem; margin: 0 auto; }
      dt { font-weight: bold; } dd { margin: 0 0 .5rem 0; }
      button { font: inherit; font-weight: bold; padding: .8rem 1.4rem; color: #fff;
        background: #1f4e79; border: 0; min-height: 44px; }
      button:focus { outline: 3px solid #ffdd00; box-shadow: 0 0 0 6px #0b0c0c; }
      @media (max-width: 40em) { button { width: 100%; } }
      @media (prefers-color-scheme: dark) { body { background: #16191b; color: #f2f3f3; } }
      """;

  private final NotifierConfig config;
  private final Register register;
  private final InstantSource clock;
  private final TakeToken tokens;
  private final RateLimit limit;
  private final MeterRegistry metrics;

  /**
   * @param nanos a clock that nobody sets
   */
  public TakePages(
      NotifierConfig config,
      Register register,
      MeterRegistry metrics,
      InstantSource clock,
      LongSupplier nanos) {
    this.config = config;
    this.register = register;
    this.metrics = metrics;
    this.clock = clock;
    this.tokens = new TakeToken(register.linkKey());
    this.limit = new RateLimit(REQUESTS_A_MINUTE, Duration.ofMinutes(1), nanos);
  }

  @Override
  public String path(String number, Contact reader) {
    return "/take/" + number + "/" + tokens.issue(number, reader, clock.instant());
  }

  /** Adds the pages to a server. */
  public void addTo(RoutesConfig routes) {
    routes.before("/take/*", this::guard);
    routes.get("/take/page.css", ctx -> ctx.contentType("text/css").result(CSS));
    routes.get(PAGE, this::show);
    routes.post(PAGE, this::take);
  }

  private void guard(Context ctx) {
    if (!limit.allows(ctx.ip())) {
      count("limited");
      ctx.status(429).result("Too many requests. Try again in a minute.\n").skipRemainingHandlers();
    }
  }

  private void show(Context ctx) {
    Optional<Asked> asked = asked(ctx);
    if (asked.isEmpty()) {
      refuse(ctx);
      return;
    }
    Case c = asked.get().about();
    String note =
        c.acknowledgedAt() == null
            ? "Nobody has taken this case yet. Take it if you deal with it now."
            : "Somebody has taken this case already. Take it over if you deal with it now.";
    answer(ctx, "Take a case", c, note, c.outcome() == null ? "Take this case" : null);
    count("shown");
  }

  private void take(Context ctx) {
    Optional<Asked> asked = asked(ctx);
    if (asked.isEmpty()) {
      refuse(ctx);
      return;
    }
    Contact who = asked.get().who();
    Desk.Answer answer = register.desk().acknowledge(asked.get().about().number(), who, who);
    if (answer instanceof Desk.Done done) {
      answer(ctx, "You have taken this case", done.about(), "The others are told so.", null);
      count("taken");
    } else {
      refuse(ctx);
    }
  }

  private record Asked(Case about, Contact who) {}

  /** The case and the reader, where the link is good and the reader may still read of the case. */
  private Optional<Asked> asked(Context ctx) {
    String number = ctx.pathParam("number");
    return tokens
        .holder(number, ctx.pathParam("token"), config.contacts(), clock.instant())
        .flatMap(who -> register.find(number).map(about -> new Asked(about, who)))
        .filter(asked -> register.desk().against(asked.about(), asked.who()).isEmpty());
  }

  /** One answer whatever is wrong, so that it tells nobody what there is. */
  private void refuse(Context ctx) {
    ctx.status(404);
    answer(
        ctx,
        "This link is not valid",
        null,
        "It may be too old. Use the link in the newest mail about the case.",
        null);
    count("refused");
  }

  private void answer(
      Context ctx, String title, @Nullable Case c, String note, @Nullable String button) {
    TakePage page =
        c == null
            ? new TakePage(title, null, null, null, note, null)
            : new TakePage(
                title,
                c.number(),
                config.school(c.incident().schoolId()).name(),
                c.incident().priority().name(),
                note,
                button);
    ctx.html(Pages.render("console/take.jte", Map.of("page", page)));
  }

  private void count(String result) {
    metrics.counter("handbell.notifier.take.pages", "result", result).increment();
  }
}
