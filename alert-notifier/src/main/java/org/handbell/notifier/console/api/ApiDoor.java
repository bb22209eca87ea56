package org.handbell.notifier.console.api;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Token;
import org.handbell.notifier.console.web.RateLimit;
import org.handbell.notifier.register.Sight;
import org.handbell.notifier.register.Tokens;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/**
 * Knows a program by the token in its {@code Authorization} header and by nothing else: a browser
 * sends none by itself, so that no other site can have it ask.
 */
final class ApiDoor {

  private static final String SCHEME = "Bearer ";
  private static final int REQUESTS_A_MINUTE = 300;
  private static final int FAILURES = 30;

  private final Tokens tokens;
  private final List<Contact> people;
  private final List<String> schools;
  private final RateLimit requests;
  private final RateLimit failures;

  ApiDoor(NotifierConfig config, Tokens tokens, LongSupplier nanos) {
    this.tokens = tokens;
    this.people = config.contacts();
    this.schools = config.schools().stream().map(School::id).toList();
    this.requests = new RateLimit(REQUESTS_A_MINUTE, Duration.ofMinutes(1), nanos);
    this.failures = new RateLimit(FAILURES, Duration.ofMinutes(15), nanos);
  }

  /** Either who asks or why they may not. */
  record Entry(@Nullable Caller caller, Reply.@Nullable Fault fault) {
    private static Entry in(Caller caller) {
      return new Entry(caller, null);
    }

    private static Entry out(int status, String detail) {
      return new Entry(null, Reply.fault(status, detail));
    }
  }

  Entry enter(ApiRoute route, Context ctx) {
    if (failures.isSpent(ctx.ip())) {
      return Entry.out(429, "Too many requests with a wrong token came from there.");
    }
    Optional<Token> token = secret(ctx).flatMap(tokens::use);
    Optional<Contact> self = token.flatMap(each -> each.as(people));
    if (token.isEmpty() || self.isEmpty()) {
      failures.spend(ctx.ip());
      return Entry.out(401, "Send Authorization: Bearer and a token that is still good.");
    }
    return requests.allows(token.get().name())
        ? enter(route, token.get(), self.get())
        : Entry.out(429, "At most " + REQUESTS_A_MINUTE + " requests a minute.");
  }

  private Entry enter(ApiRoute route, Token token, Contact self) {
    if (!route.area().admits(self.role())) {
      return Entry.out(403, "The role that this token stands for may not ask this.");
    }
    if (route.acts() && token.may() != Token.May.ACT) {
      return Entry.out(403, "This token may read and not act.");
    }
    return Entry.in(new Caller(token, self, Sight.of(List.of(self), people, schools)));
  }

  private static Optional<String> secret(Context ctx) {
    return Optional.ofNullable(ctx.header("Authorization"))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip())
        .filter(secret -> secret.startsWith(Token.PREFIX));
  }
}
