package org.handbell.notifier.console.api;

import io.javalin.http.Context;
import java.util.Optional;

/** One request of a program that may make it. */
final class Call {

  private final Caller caller;
  private final Context ctx;
  private final Body body;

  Call(Caller caller, Context ctx, Body body) {
    this.caller = caller;
    this.ctx = ctx;
    this.body = body;
  }

  Caller caller() {
    return caller;
  }

  /** What stands in the path in place of {@code {name}}. */
  String path(String name) {
    return ctx.pathParam(name);
  }

  /** What stands behind the question mark. */
  Asked query() {
    return new Asked(ctx.queryParamMap());
  }

  /** What was sent. */
  Asked body() {
    return new Asked(body.values());
  }

  /** The version of the case that the program knows, where it says so (RFC 9110, 13.1.1). */
  Optional<String> expected() {
    return Optional.ofNullable(ctx.header("If-Match"))
        .map(tag -> tag.replace("\"", ""))
        .filter(tag -> !tag.equals("*"));
  }

  /** The word under which it asks for this change and no other. */
  String once() {
    String word = ctx.header("Idempotency-Key");
    return word == null ? "" : word;
  }

  /** Stands for all that is asked. */
  String fingerprint() {
    return String.join("\n", ctx.method().name(), ctx.path(), expected().orElse(""), body.hash());
  }
}
