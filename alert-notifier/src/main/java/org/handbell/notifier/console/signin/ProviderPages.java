package org.handbell.notifier.console.signin;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Secret;
import org.handbell.notifier.console.signin.OpenIdProvider.Identity;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.Problem;
import org.handbell.notifier.console.web.RateLimit;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Identities;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** To a provider who knows people, and back from it. */
public final class ProviderPages implements Section {

  private static final Logger LOG = LoggerFactory.getLogger(ProviderPages.class);

  /** From one address in a quarter of an hour: so much may be written down, and no more. */
  private static final int COMING_BACK = 60;

  private final List<OpenIdProvider> providers;
  private final List<Contact> people;
  private final Identities identities;
  private final MeterRegistry metrics;
  private final RateLimit limit;

  public ProviderPages(
      List<OpenIdProvider> providers,
      List<Contact> people,
      Identities identities,
      MeterRegistry metrics,
      LongSupplier nanos) {
    this.providers = List.copyOf(providers);
    this.people = people;
    this.identities = identities;
    this.metrics = metrics;
    this.limit = new RateLimit(COMING_BACK, Duration.ofMinutes(15), nanos);
  }

  @Override
  public void addTo(RouteTable table) {
    for (OpenIdProvider provider : providers) {
      String id = provider.kind().id();
      table
          .get("/sign-in/with/" + id, Area.OUTSIDE, visit -> go(visit, provider))
          .get("/sign-in/from/" + id, Area.OUTSIDE, visit -> comeBack(visit, provider));
    }
  }

  private Answer go(Visit visit, OpenIdProvider provider) {
    if (visit.hasViewer()) {
      return Answer.moveTo("/");
    }
    String secret = Secret.fresh();
    try {
      String there = provider.authorisation(secret).toString();
      visit.give(secret);
      return Answer.moveTo(there);
    } catch (IOException e) {
      return outOfReach(provider, e);
    }
  }

  /**
   * The one page that does something when it is asked for, as the standard has it: the state shows
   * that this browser set out for it, and the code is good for once.
   */
  private Answer comeBack(Visit visit, OpenIdProvider provider) {
    if (!limit.allows(visit.address())) {
      count("limited");
      return Problem.of(429).asAnswer();
    }
    String secret = visit.secret();
    String state = visit.query("state").orElse("");
    Optional<String> code = visit.query("code");
    if (secret.isEmpty() || code.isEmpty() || !Secret.same(state, OpenIdProvider.state(secret))) {
      return refused(provider, "no sign-in was begun in this browser, or it was broken off");
    }
    try {
      Optional<Identity> who = provider.identify(secret, code.get());
      return who.map(identity -> letIn(visit, provider, identity))
          .orElseGet(() -> refused(provider, "no proof of an account of the organisation"));
    } catch (IOException e) {
      return outOfReach(provider, e);
    }
  }

  private Answer letIn(Visit visit, OpenIdProvider provider, Identity identity) {
    Optional<String> session =
        identities.signIn(
            provider.kind().id(),
            identity.subject(),
            named(identity.email()),
            people.stream().filter(each -> Area.OWN.admits(each.role())).toList(),
            visit.device());
    if (session.isEmpty()) {
      return refused(provider, "");
    }
    count("in");
    visit.give(session.get());
    return Answer.moveTo("/");
  }

  private Optional<Contact> named(String email) {
    String address = email.toLowerCase(Locale.ROOT);
    return people.stream()
        .filter(each -> each.mailbox() == Mailbox.PERSONAL && each.address().equals(address))
        .filter(each -> Area.OWN.admits(each.role()))
        .findFirst();
  }

  /**
   * @param because empty where it is recorded already
   */
  private Answer refused(OpenIdProvider provider, String because) {
    if (!because.isEmpty()) {
      identities.refused(provider.kind().id(), because);
    }
    count("wrong");
    return problem(provider.kind().label() + " did not lead you in");
  }

  private Answer outOfReach(OpenIdProvider provider, IOException e) {
    LOG.warn("{} cannot be asked who signs in: {}", provider.kind(), e.getClass().getName());
    count("unreachable");
    return problem(provider.kind().label() + " cannot be reached");
  }

  private static Answer problem(String title) {
    Problem problem =
        new Problem(
            403,
            title,
            "Try again from the sign-in page. If it stays so, tell whoever looks after Handbell.");
    return new Answer.Shown(403, title, "console/problem.jte", Map.of("problem", problem));
  }

  private void count(String result) {
    metrics.counter("handbell.console.signins", "result", result).increment();
  }
}
