package org.handbell.notifier.console.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.register.Register;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What other programs ask of the console, under {@code /api/v1}. */
public final class Api {

  static final String BASE = "/api/v1";
  private static final String DOCUMENT = BASE + "/openapi.yaml";
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);

  private final ApiDoor door;
  private final Changes changes;
  private final MeterRegistry metrics;
  private final List<ApiRoute> routes;

  public Api(
      NotifierConfig config,
      Register register,
      MeterRegistry metrics,
      InstantSource clock,
      LongSupplier nanos) {
    this.door = new ApiDoor(config, register.tokens(), nanos);
    this.changes = new Changes(register.repeats());
    this.metrics = metrics;
    this.routes =
        Stream.of(
                new CaseReads(config, register, clock).routes(),
                new CaseDeeds(config, register).routes(),
                new HealthReads(config, register, clock).routes())
            .flatMap(List::stream)
            .toList();
  }

  /** Every address below {@code /api/v1} that needs a token. */
  public List<ApiRoute> routes() {
    return routes;
  }

  /** Adds the addresses to a server; whatever else is asked below {@code /api} is not there. */
  public void addTo(RoutesConfig server) {
    server.get(DOCUMENT, ctx -> ctx.contentType("application/yaml").result(document()));
    for (ApiRoute route : routes) {
      server.addHttpHandler(
          route.acts() ? HandlerType.POST : HandlerType.GET,
          BASE + route.path(),
          ctx -> open(route, ctx));
    }
    for (HandlerType method :
        List.of(
            HandlerType.GET,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE,
            HandlerType.OPTIONS)) {
      server.addHttpHandler(method, "/api/<path>", ctx -> Written.to(ctx, Reply.missing()));
    }
  }

  /** What all of it means, for programs and those who write them (OpenAPI 3.1). */
  static String document() {
    try (InputStream in = Api.class.getResourceAsStream("/api/openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the build left out openapi.yaml");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open(ApiRoute route, Context ctx) {
    Reply reply = replyOrFault(route, ctx);
    int status = reply instanceof Reply.Fault fault ? fault.status() : 200;
    metrics.counter("handbell.console.api.requests", "status", String.valueOf(status)).increment();
    Written.to(ctx, reply);
  }

  private Reply replyOrFault(ApiRoute route, Context ctx) {
    try {
      return reply(route, ctx);
    } catch (RuntimeException e) {
      LOG.error("{} failed: {}", route.path(), e.getClass().getName());
      return Reply.fault(500, "Try again in a minute. Nothing is known of what became of it.");
    }
  }

  private Reply reply(ApiRoute route, Context ctx) {
    ApiDoor.Entry entry = door.enter(route, ctx);
    Caller caller = entry.caller();
    if (caller == null) {
      return entry.fault() == null ? Reply.missing() : entry.fault();
    }
    Body.Read read = Body.of(ctx);
    if (read.body().isEmpty()) {
      return read.fault().orElseGet(Reply::missing);
    }
    Call call = new Call(caller, ctx, read.body().get());
    return route.acts() ? changes.make(route.action(), call) : route.action().on(call);
  }
}
