package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.handbell.notifier.access.Token;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Keeps a program that asks again, because it heard no answer, from doing a thing twice: each
 * change that it asks for goes under a word of its own.
 */
public final class Repeats {

  /** So long an answer is kept. */
  public static final Duration KEPT = Duration.ofDays(1);

  private final InstantSource clock;
  private final Jdbi jdbi;

  Repeats(InstantSource clock, Jdbi jdbi) {
    this.clock = clock;
    this.jdbi = jdbi;
  }

  /** What is known of a change that is asked for. */
  public sealed interface Known {}

  /** It was not asked for before: it is to be made, and its answer to be kept. */
  public record New() implements Known {}

  /** It was made, and answered so. */
  public record Answered(int status, String body) implements Known {}

  /** It is being made, or its making was broken off. */
  public record Unanswered() implements Known {}

  /** Under that word something else was asked for. */
  public record Another() implements Known {}

  /**
   * Notes that a change is asked for.
   *
   * @param once the word
   * @param request stands for all that is asked
   */
  public Known begin(Token token, String once, String request) {
    return jdbi.inTransaction(
        handle -> {
          Instant now = clock.instant();
          expire(handle, now);
          int first =
              handle.execute(
                  "INSERT INTO api_answers (token, once, request, asked_at) VALUES (?, ?, ?, ?)"
                      + " ON CONFLICT DO NOTHING",
                  token.name(),
                  once,
                  request,
                  now.toEpochMilli());
          return first == 1 ? new New() : known(handle, token, once, request);
        });
  }

  /** Forgets what was answered too long ago for anybody to ask again. */
  public void expire() {
    jdbi.useTransaction(handle -> expire(handle, clock.instant()));
  }

  private static void expire(Handle handle, Instant now) {
    handle.execute("DELETE FROM api_answers WHERE asked_at < ?", now.minus(KEPT).toEpochMilli());
  }

  private static Known known(Handle handle, Token token, String once, String request) {
    return handle
        .createQuery("SELECT * FROM api_answers WHERE token = :token AND once = :once")
        .bind("token", token.name())
        .bind("once", once)
        .<Known>map(
            (row, ctx) -> {
              int status = row.getInt("status");
              if (!row.getString("request").equals(request)) {
                return new Another();
              }
              return status == 0 ? new Unanswered() : new Answered(status, row.getString("body"));
            })
        .one();
  }

  /** Keeps what a change was answered. */
  public void answered(Token token, String once, int status, String body) {
    jdbi.useTransaction(
        handle ->
            handle.execute(
                "UPDATE api_answers SET status = ?, body = ? WHERE token = ? AND once = ?",
                status,
                body,
                token.name(),
                once));
  }

  /** Lets a change be asked for anew that was not made. */
  public void undone(Token token, String once) {
    jdbi.useTransaction(
        handle ->
            handle.execute(
                "DELETE FROM api_answers WHERE token = ? AND once = ?", token.name(), once));
  }
}
