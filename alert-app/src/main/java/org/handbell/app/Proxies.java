package org.handbell.app;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The proxies in front of the console: only they may say on whose behalf they ask, and nobody
 * reaches the pages past them.
 */
final class Proxies {

  private static final String FORWARDED = "X-Forwarded-For";

  private final Set<InetAddress> addresses;

  /**
   * @param addresses in digits, none without a proxy
   */
  Proxies(List<String> addresses) {
    this.addresses = addresses.stream().map(Proxies::parse).collect(Collectors.toSet());
  }

  private static InetAddress parse(String digits) {
    try {
      return InetAddress.getByName(digits);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no address in digits", e);
    }
  }

  void addTo(JavalinConfig config) {
    if (addresses.isEmpty()) {
      return;
    }
    config.contextResolver.ip = this::client;
    config.routes.before(this::refuseOthers);
  }

  /** The last in the list was written by the proxy itself; those before it by anybody. */
  private String client(Context ctx) {
    String said = ctx.header(FORWARDED);
    if (said == null || !isProxy(ctx)) {
      return ctx.req().getRemoteAddr();
    }
    return said.substring(said.lastIndexOf(',') + 1).strip();
  }

  private void refuseOthers(Context ctx) {
    boolean open = ctx.path().startsWith("/health/") || ctx.path().equals("/metrics");
    if (!open && !isProxy(ctx)) {
      ctx.status(403).result("Use the address of the proxy.\n").skipRemainingHandlers();
    }
  }

  private boolean isProxy(Context ctx) {
    return addresses.contains(parse(ctx.req().getRemoteAddr()));
  }
}
