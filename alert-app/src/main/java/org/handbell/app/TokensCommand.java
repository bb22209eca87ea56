package org.handbell.app;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.handbell.app.config.ConfigException;
import org.handbell.app.config.HandbellConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Token;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handbell tokens}: which other programs may ask the console. */
@Command(
    name = "tokens",
    description = "Which other programs may ask the console: make, list and revoke their tokens.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "create|list|revoke",
    footer = {
      "",
      "Examples:",
      "  ./handbell tokens --config handbell.yaml create myconcern --as dsl --school elm \\",
      "      --may read --expires 2027-08-31",
      "  ./handbell tokens --config handbell.yaml revoke myconcern",
      "What create prints is shown once. All three are recorded; so is whatever the program reads",
      "and does, under api: and the token's name."
    })
final class TokensCommand implements Callable<Integer> {

  private static final String TECHNICIAN = "command line";

  /** Longer nobody remembers what a token was for. */
  private static final Duration LONGEST = Duration.ofDays(400);

  @Mixin private ConfigOption option;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Print a new token, once.")
  int create(
      @Parameters(paramLabel = "NAME", description = "Of the program.") String name,
      @Option(
              names = "--as",
              required = true,
              paramLabel = "PERSON-ID|ROLE",
              description =
                  "In whose place it asks; role:dsl where a person's id is the name of a role.")
          String as,
      @Option(names = "--school", required = true, paramLabel = "ID") String school,
      @Option(names = "--may", required = true, paramLabel = "read|act") Token.May may,
      @Option(
              names = "--expires",
              required = true,
              paramLabel = "DATE",
              description = "The last day on which it is good, at most 400 days from now.")
          LocalDate expires)
      throws ConfigException, CannotRun {
    HandbellConfig config = option.read();
    Instant now = Instant.now();
    Token token = token(config, name, as, school, may, end(config, expires, now), now);
    try (Register register = open(config)) {
      String secret =
          register
              .tokens()
              .make(token, TECHNICIAN)
              .orElseThrow(
                  () ->
                      new CannotRun("there is or was a token \"" + name + "\": use another name"));
      spec.commandLine().getOut().println(secret);
    }
    spec.commandLine()
        .getErr()
        .println(
            "Keep it like a password: it is not shown again. What it may be asked: "
                + new Settings(config).consoleUrl().resolve("/api/v1/openapi.yaml"));
    return 0;
  }

  private static Instant end(HandbellConfig config, LocalDate expires, Instant now)
      throws CannotRun {
    ZoneId zone = config.organisation().timezone();
    Instant end = expires.plusDays(1).atStartOfDay(zone).toInstant();
    if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
      throw new CannotRun("--expires " + expires + ": write a day within the next 400");
    }
    return end;
  }

  private static Token token(
      HandbellConfig config,
      String name,
      String as,
      String school,
      Token.May may,
      Instant end,
      Instant now)
      throws CannotRun {
    if (config.schools().stream().noneMatch(each -> each.id().equals(school))) {
      throw new CannotRun("no school has the id \"" + school + "\"");
    }
    try {
      Token token = new Token(name, standsFor(config, as), school, may, now, end, null, null);
      if (token.as(config.people()).isEmpty()) {
        throw new CannotRun(as + " does not belong to " + school);
      }
      return token;
    } catch (IllegalArgumentException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
  }

  private static String standsFor(HandbellConfig config, String as) throws CannotRun {
    Optional<Contact> person =
        config.people().stream().filter(each -> each.id().equals(as)).findFirst();
    Role role = person.isPresent() ? person.get().role() : role(as);
    if (!Area.OWN.admits(role)) {
      throw new CannotRun("the role " + role.id() + " does not open the console");
    }
    return person.isPresent() ? as : Token.of(role);
  }

  private static Role role(String as) throws CannotRun {
    return Arrays.stream(Role.values())
        .filter(role -> role.id().equals(as) || Token.of(role).equals(as))
        .findFirst()
        .orElseThrow(
            () -> new CannotRun("\"" + as + "\" is neither an id under people nor a role"));
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Every token, what it is good for and when it was last used.")
  int list() throws ConfigException {
    HandbellConfig config = option.read();
    PrintWriter out = spec.commandLine().getOut();
    Instant now = Instant.now();
    try (Register register = open(config)) {
      for (Token each : register.tokens().all()) {
        out.printf(
            "%-20s %-20s %-10s %-5s %-20s %s%n",
            each.name(),
            each.standsFor(),
            each.schoolId(),
            each.may().name().toLowerCase(Locale.ROOT),
            state(each, now),
            each.usedAt() == null ? "never used" : "last used " + each.usedAt());
      }
    }
    return 0;
  }

  private static String state(Token token, Instant now) {
    if (token.revokedAt() != null) {
      return "revoked";
    }
    return token.isGood(now) ? "until " + token.expiresAt() : "expired";
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Take a token back, at once.")
  int revoke(@Parameters(paramLabel = "NAME") String name) throws ConfigException, CannotRun {
    try (Register register = open(option.read())) {
      if (!register.tokens().revoke(name, TECHNICIAN)) {
        throw new CannotRun("there is no token \"" + name + "\" to revoke");
      }
    }
    return 0;
  }

  private static Register open(HandbellConfig config) {
    return Register.open(new Settings(config).notifier(), Clock.systemUTC());
  }
}
