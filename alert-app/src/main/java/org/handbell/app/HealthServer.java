package org.handbell.app;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.handbell.app.config.HandbellConfig;
import org.handbell.classifier.follow.RulingsState;
import org.handbell.model.SourceReport;
import org.jspecify.annotations.Nullable;

/**
 * {@code /metrics}, {@code /health/live}, {@code /health/ready}, {@code /health/sources} and {@code
 * /health/rulings}. Ready means that every part that takes in, keeps or judges events works; mail
 * and people are no part of it.
 */
final class HealthServer implements AutoCloseable {

  private final Javalin server;
  private final @Nullable HttpsConnector https;

  private HealthServer(Javalin server, @Nullable HttpsConnector https) {
    this.server = server;
    this.https = https;
  }

  /**
   * Starts answering.
   *
   * @param https what encrypts; absent for plain HTTP, else it is closed with this
   * @param parts what must hold to be ready, by name
   * @param notes what a technician should know although it keeps nothing from working
   * @param sources how the sources do; null where none is read here
   * @param rulings how the rulings do; null where nothing is judged here
   * @param pages what else is shown here
   * @throws CannotRun when the address is taken
   */
  static HealthServer start(
      HandbellConfig.Http http,
      @Nullable HttpsConnector https,
      PrometheusMeterRegistry meters,
      Map<String, BooleanSupplier> parts,
      Supplier<List<String>> notes,
      @Nullable Supplier<List<SourceReport>> sources,
      @Nullable Supplier<RulingsState> rulings,
      Consumer<RoutesConfig> pages)
      throws CannotRun {
    URI listen = http.listen();
    Javalin server =
        Javalin.create(
            config -> {
              new Proxies(http.proxies()).addTo(config);
              config.jetty.modifyHttpConfiguration(each -> each.setSendServerVersion(false));
              if (https != null) {
                config.jetty.addConnector(
                    (jetty, each) -> https.on(jetty, each, listen.getHost(), listen.getPort()));
              }
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.routes.get(
                  "/metrics",
                  ctx -> ctx.contentType("text/plain; version=0.0.4").result(meters.scrape()));
              pages.accept(config.routes);
              config.routes.get("/health/live", ctx -> ctx.result("live\n"));
              config.routes.get("/health/ready", ctx -> ready(ctx, parts, notes.get()));
              if (sources != null) {
                config.routes.get(
                    "/health/sources",
                    ctx ->
                        ctx.contentType("application/json")
                            .result(SourceReports.write(sources.get())));
              }
              if (rulings != null) {
                config.routes.get(
                    "/health/rulings",
                    ctx ->
                        ctx.contentType("application/json")
                            .result(RulingsPage.write(rulings.get())));
              }
            });
    try {
      if (https == null) {
        server.start(listen.getHost(), listen.getPort());
      } else {
        server.start();
      }
    } catch (RuntimeException e) {
      throw new CannotRun(
          "cannot listen on %s: is another program using the port? Set console.listen to a free one"
              .formatted(listen),
          e);
    }
    return new HealthServer(server, https);
  }

  private static void ready(Context ctx, Map<String, BooleanSupplier> parts, List<String> notes) {
    Map<String, Boolean> states = new LinkedHashMap<>();
    parts.forEach((name, state) -> states.put(name, state.getAsBoolean()));
    ctx.status(states.containsValue(false) ? 503 : 200)
        .result(
            states.entrySet().stream()
                    .map(
                        part ->
                            part.getKey() + ": " + (part.getValue() ? "ready" : "not ready") + "\n")
                    .collect(Collectors.joining())
                + notes.stream().map(note -> "note: " + note + "\n").collect(Collectors.joining()));
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
    if (https != null) {
      https.close();
    }
  }
}
