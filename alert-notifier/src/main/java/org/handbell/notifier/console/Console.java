package org.handbell.notifier.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Passwords;
import org.handbell.notifier.access.RefusedPasswords;
import org.handbell.notifier.access.Session;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.Pages;
import org.handbell.notifier.compose.TakeLinks;
import org.handbell.notifier.console.api.Api;
import org.handbell.notifier.console.arrival.ArrivalPages;
import org.handbell.notifier.console.arrival.ConfirmLinks;
import org.handbell.notifier.console.arrival.DrillLinks;
import org.handbell.notifier.console.arrival.TakePages;
import org.handbell.notifier.console.cases.CasePages;
import org.handbell.notifier.console.cases.SealedPages;
import org.handbell.notifier.console.cases.WrongPages;
import org.handbell.notifier.console.digest.DigestPages;
import org.handbell.notifier.console.digest.LookPages;
import org.handbell.notifier.console.digest.ReportPages;
import org.handbell.notifier.console.glass.GlassPages;
import org.handbell.notifier.console.health.HealthPages;
import org.handbell.notifier.console.records.AuditPages;
import org.handbell.notifier.console.records.HoldPages;
import org.handbell.notifier.console.records.PeoplePages;
import org.handbell.notifier.console.records.RetentionPages;
import org.handbell.notifier.console.records.Witness;
import org.handbell.notifier.console.registers.RegisterPages;
import org.handbell.notifier.console.signin.InvitationPages;
import org.handbell.notifier.console.signin.OpenIdProvider;
import org.handbell.notifier.console.signin.OwnPages;
import org.handbell.notifier.console.signin.ProviderPages;
import org.handbell.notifier.console.signin.SignIn;
import org.handbell.notifier.console.signin.SignInPages;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.Assets;
import org.handbell.notifier.console.web.Door;
import org.handbell.notifier.console.web.Frame;
import org.handbell.notifier.console.web.Headers;
import org.handbell.notifier.console.web.Problem;
import org.handbell.notifier.console.web.Route;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Surroundings;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Outage;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.report.KeptRegisters;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.verdict.Rehearsal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people see of Handbell in a browser. Where the configuration has no console, that is the
 * page behind a mail's link alone.
 */
public final class Console implements TakeLinks {

  private static final Logger LOG = LoggerFactory.getLogger(Console.class);

  /** A file of 2 MiB and the fields around it. */
  private static final long MOST_FORM_BYTES = 3 * 1024 * 1024;

  private static final int MOST_READ_AWAY = 32 << 20;

  private final TakePages take;
  private final ArrivalPages confirm;
  private final ArrivalPages drills;
  private final Headers headers;
  private final Assets assets = new Assets();
  private final @Nullable ConsoleSettings settings;
  private final Door door;
  private final RouteTable table = new RouteTable();
  private final Api api;
  private final Witness witness;
  private final Surroundings surroundings = new Surroundings();

  /**
   * @param rehearsal on what a ruling is tried before it is signed
   * @param nanos a clock that nobody sets
   */
  public Console(
      NotifierConfig config,
      Register register,
      Rehearsal rehearsal,
      MeterRegistry metrics,
      InstantSource clock,
      LongSupplier nanos) {
    this.take = new TakePages(config, register, metrics, clock, nanos);
    this.confirm =
        ArrivalPages.ofTestAlerts(
            config.contacts(),
            register.confirmations(),
            new ConfirmLinks(register.linkKey(), clock),
            metrics,
            nanos);
    this.drills =
        ArrivalPages.ofDrills(
            config.contacts(),
            register.deliveryDrills(),
            new DrillLinks(register.linkKey(), clock),
            metrics,
            nanos);
    this.settings = config.console();
    this.witness = new Witness(register.auditLog());
    boolean secure = settings != null && settings.isSecure();
    this.headers = new Headers(secure);
    this.door = new Door(secure, config.contacts(), register.sessions());
    Passwords passwords = new Passwords();
    SignIn signIn =
        new SignIn(config.contacts(), register.accounts(), passwords, clock, nanos, metrics);
    List<OpenIdProvider> providers = providers(settings);
    List<Section> sections =
        List.of(
            new SignInPages(signIn, providers.stream().map(OpenIdProvider::kind).toList()),
            new ProviderPages(providers, config.contacts(), register.identities(), metrics, nanos),
            new InvitationPages(
                config, register.accounts(), passwords, refused(settings), clock, nanos),
            new CasePages(config, register, clock),
            new WrongPages(config, register, rehearsal, clock),
            new SealedPages(config, register, clock),
            new GlassPages(config, register, clock, nanos),
            new RegisterPages(config, register, surroundings, clock),
            new HealthPages(config, register, surroundings, clock),
            new DigestPages(config, register, clock),
            new LookPages(config, register),
            new ReportPages(config, register, KeptRegisters.of(register, config), clock),
            new AuditPages(config, register),
            new RetentionPages(config, register),
            new HoldPages(config, register),
            new PeoplePages(config, register, clock),
            new OwnPages(config, register, signIn));
    sections.forEach(section -> section.addTo(table));
    this.api = new Api(config, register, metrics, clock, nanos);
  }

  private static List<OpenIdProvider> providers(@Nullable ConsoleSettings settings) {
    return settings == null
        ? List.of()
        : settings.providers().stream()
            .map(provider -> new OpenIdProvider(provider, settings.url()))
            .toList();
  }

  private static RefusedPasswords refused(@Nullable ConsoleSettings settings) {
    try {
      List<Path> lists = settings == null ? List.of() : settings.refusedPasswords();
      RefusedPasswords refused = RefusedPasswords.read(lists);
      if (!lists.isEmpty()) {
        LOG.info(
            "console.refusedPasswords: {} are refused{}",
            refused.size(),
            refused.isCut() ? "; the lists hold more, which are left out" : "");
      }
      return refused;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String path(String number, Contact reader) {
    return take.path(number, reader);
  }

  /** Where the console is told what the register does not hold. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** Every page for people who are signed in, and those by which they come in. */
  public RouteTable table() {
    return table;
  }

  /** What other programs may ask. */
  public Api api() {
    return api;
  }

  /** Adds the pages to a server. */
  public void addTo(RoutesConfig routes) {
    routes.before(headers::put);
    take.addTo(routes);
    confirm.addTo(routes);
    drills.addTo(routes);
    if (settings == null) {
      return;
    }
    assets.addTo(routes);
    api.addTo(routes);
    for (Route route : table.routes()) {
      switch (route.method()) {
        case GET -> routes.get(route.path(), ctx -> open(route, ctx));
        case POST -> routes.post(route.path(), ctx -> open(route, ctx));
      }
    }
    routes.error(404, "html", ctx -> problem(ctx, 404));
    routes.exception(Exception.class, this::fail);
  }

  private void open(Route route, Context ctx) {
    Optional<Session> session = door.session(ctx);
    Viewer viewer = session.flatMap(door::viewer).orElse(null);
    if (route.method() == Route.Method.POST && isTooMuch(ctx)) {
      readAway(ctx);
      problem(ctx, 413);
    } else if (route.method() == Route.Method.POST && !door.isOwnForm(ctx)) {
      problem(ctx, 403);
    } else if (route.area().isOutside() || (viewer != null && viewer.mayEnter(route.area()))) {
      Visit visit = new Visit(ctx, door, viewer, session.orElse(null));
      give(ctx, witness.answer(route, visit), viewer);
    } else if (viewer == null) {
      toSignIn(route, ctx);
    } else {
      problem(ctx, 404);
    }
  }

  /** A form of several parts is read only where it says beforehand how long it is. */
  private static boolean isTooMuch(Context ctx) {
    long length = ctx.req().getContentLengthLong();
    return ctx.isMultipart() && (length < 0 || length > MOST_FORM_BYTES);
  }

  /** A browser that still sends takes an early answer for a broken connection: it is let finish. */
  private static void readAway(Context ctx) {
    try {
      InputStream rest = ctx.req().getInputStream();
      byte[] piece = new byte[8192];
      int left = MOST_READ_AWAY;
      for (int read = 0; read >= 0 && left > 0; left -= read) {
        read = rest.read(piece);
      }
    } catch (IOException e) {
      LOG.debug("what was too much did not come whole: {}", e.getClass().getSimpleName());
    }
  }

  private void toSignIn(Route route, Context ctx) {
    boolean back = route.method() == Route.Method.GET && ctx.path().length() > 1;
    seeOther(ctx, "/sign-in" + (back ? "?to=" + ctx.path() : ""));
  }

  private void give(Context ctx, Answer answer, @Nullable Viewer viewer) {
    if (answer instanceof Answer.Shown shown) {
      show(ctx, shown, viewer);
    } else if (answer instanceof Answer.Moved moved) {
      seeOther(ctx, moved.path());
    } else if (answer instanceof Answer.Download file) {
      file.give(ctx);
    } else {
      problem(ctx, 404);
    }
  }

  private static void seeOther(Context ctx, String path) {
    ctx.status(303).header("Location", path);
  }

  private void show(Context ctx, Answer.Shown shown, @Nullable Viewer viewer) {
    Map<String, Object> values = new HashMap<>(shown.values());
    values.put("frame", frame(ctx, shown.title(), viewer));
    ctx.status(shown.status()).html(Pages.render(shown.template(), values));
  }

  private Frame frame(Context ctx, String title, @Nullable Viewer viewer) {
    return new Frame(
        title,
        settings == null ? "" : settings.organisation(),
        Headers.nonce(ctx),
        door.formToken(ctx),
        viewer == null ? null : viewer.self().name(),
        viewer == null ? List.of() : table.menuOf(viewer, ctx.path()),
        assets);
  }

  /** Says that it cannot be, and nothing about what there is. */
  private void problem(Context ctx, int status) {
    Viewer viewer = door.session(ctx).flatMap(door::viewer).orElse(null);
    show(ctx, Problem.of(status).asAnswer(), viewer);
  }

  private void fail(Exception e, Context ctx) {
    LOG.error("a page failed: {} at {}", e.getClass().getName(), place(e));
    show(ctx, Problem.of(Outage.isBehind(e) ? 503 : 500).asAnswer(), null);
  }

  /** Where in our own code; what an exception says may hold what somebody typed. */
  private static String place(Exception e) {
    for (StackTraceElement element : e.getStackTrace()) {
      if (element.getClassName().startsWith("org.handbell")) {
        return element.toString();
      }
    }
    return "a library";
  }
}
