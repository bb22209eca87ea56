package org.handbell.notifier.console.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.util.List;
import org.handbell.notifier.console.api.Reply.Wrong;
import org.handbell.notifier.console.web.Answer;
import org.jspecify.annotations.Nullable;

/** Puts replies on the wire: JSON, without what is absent. */
final class Written {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private Written() {}

  /** A problem as RFC 9457 has it. */
  private record ProblemDetails(
      String type, String title, int status, String detail, @Nullable List<Wrong> errors) {}

  static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own records can be written", e);
    }
  }

  static void to(Context ctx, Reply reply) {
    if (reply instanceof Reply.Given given) {
      if (given.version() != null) {
        ctx.header("ETag", "\"" + given.version() + "\"");
      }
      ctx.contentType("application/json").result(json(given.body()));
    } else if (reply instanceof Reply.Again again) {
      ctx.header("Idempotent-Replayed", "true");
      ctx.status(again.status()).contentType("application/json").result(again.json());
    } else if (reply instanceof Reply.Text text) {
      new Answer.Download(text.name(), "text/plain; charset=utf-8", text.text().getBytes(UTF_8))
          .give(ctx);
    } else if (reply instanceof Reply.Fault fault) {
      problem(ctx, fault);
    }
  }

  private static void problem(Context ctx, Reply.Fault fault) {
    if (fault.status() == 401) {
      ctx.header("WWW-Authenticate", "Bearer realm=\"handbell\"");
    } else if (fault.status() == 429) {
      ctx.header("Retry-After", "60");
    }
    List<Wrong> wrong = fault.wrong().isEmpty() ? null : fault.wrong();
    ctx.status(fault.status())
        .contentType("application/problem+json")
        .result(
            json(
                new ProblemDetails(
                    "about:blank", fault.title(), fault.status(), fault.detail(), wrong)));
  }
}
