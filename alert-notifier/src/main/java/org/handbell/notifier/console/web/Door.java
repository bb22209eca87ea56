package org.handbell.notifier.console.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Optional;
import org.handbell.notifier.access.Secret;
import org.handbell.notifier.access.Session;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.register.Sessions;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/**
 * Knows a browser by the secret in its cookie. A browser that nobody has signed in with holds one
 * too, so that its forms can be told from those that another site made it send.
 */
public final class Door {

  private static final String FIELD = "form-token";

  private final boolean secure;
  private final List<Contact> people;
  private final Sessions sessions;

  public Door(boolean secure, List<Contact> people, Sessions sessions) {
    this.secure = secure;
    this.people = people;
    this.sessions = sessions;
  }

  /** Browsers accept the prefix over HTTPS alone; without it the console is on loopback. */
  private String cookie() {
    return secure ? "__Host-handbell" : "handbell";
  }

  /** The session that this request belongs to, of somebody who is still among the people. */
  public Optional<Session> session(Context ctx) {
    String secret = secret(ctx);
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    Optional<Session> session = Visit.isForPart(ctx) ? sessions.find(secret) : sessions.use(secret);
    return session.filter(found -> viewer(found).isPresent());
  }

  /** Whose session it is; nobody's where the configuration names them no more. */
  public Optional<Viewer> viewer(Session session) {
    return people.stream()
        .filter(contact -> contact.id().equals(session.personId()))
        .findFirst()
        .map(self -> Viewer.of(self, people));
  }

  /** What this browser holds, empty where it holds nothing. */
  String secret(Context ctx) {
    String secret = ctx.cookie(cookie());
    return secret == null ? "" : secret;
  }

  /** What this browser's forms must hold; a browser that has no secret yet is given one. */
  public String formToken(Context ctx) {
    String secret = secret(ctx);
    if (secret.isEmpty()) {
      secret = Secret.fresh();
      give(ctx, secret);
    }
    return Secret.ofForms(secret);
  }

  /** True where one of our own pages made this browser post the form. */
  public boolean isOwnForm(Context ctx) {
    String secret = secret(ctx);
    String field = ctx.formParam(FIELD);
    return !secret.isEmpty()
        && field != null
        && comesFromHere(ctx)
        && Secret.same(field, Secret.ofForms(secret));
  }

  /**
   * By what the browser itself says, where it does (Fetch Metadata). Older ones tell no origin to a
   * page without referrers; then the token alone decides.
   */
  private static boolean comesFromHere(Context ctx) {
    @Nullable String site = ctx.header("Sec-Fetch-Site");
    @Nullable String origin = ctx.header("Origin");
    if (site != null) {
      return site.equals("same-origin");
    }
    return origin == null || origin.equals("null") || origin.endsWith("://" + ctx.host());
  }

  void give(Context ctx, String secret) {
    ctx.cookie(new Cookie(cookie(), secret, "/", -1, secure, true, null, SameSite.LAX));
  }

  void takeBack(Context ctx) {
    ctx.cookie(new Cookie(cookie(), "", "/", 0, secure, true, null, SameSite.LAX));
  }
}
