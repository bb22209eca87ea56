package org.handbell.notifier.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;
import org.handbell.notifier.route.Role;
import org.jspecify.annotations.Nullable;

/**
 * With what another program speaks to the console, in the place of a person or of everybody who has
 * a role, at one school.
 *
 * @param name of the program; what it does stands under this name in the audit chain
 * @param standsFor id of a person, or {@code role:} and the name of a role
 * @param revokedAt when it was taken back, if it was
 * @param usedAt when it was last used, to the minute
 */
public record Token(
    String name,
    String standsFor,
    String schoolId,
    May may,
    Instant madeAt,
    Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant usedAt) {

  /** With this each begins, so that whoever looks for secrets in files finds it. */
  public static final String PREFIX = "handbell_";

  private static final String ROLE = "role:";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");

  /** What may be done with it. */
  public enum May {
    READ,
    ACT
  }

  public Token {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a token is named with 2 to 40 small letters, digits and hyphens");
    }
    if (may == May.ACT && standsFor.startsWith(ROLE)) {
      throw new IllegalArgumentException(
          "a token that acts stands for a person, who answers for what it does");
    }
  }

  /** What stands for a role, as {@link #standsFor} has it. */
  public static String of(Role role) {
    return ROLE + role.id();
  }

  /** True while it may be used. */
  public boolean isGood(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }

  /** Under what the audit chain knows it. */
  public String actor() {
    return "api:" + name;
  }

  /**
   * As whom it reads and acts, by the configuration of now; nobody where that person or role is no
   * more at the school. In the place of a role it is like a mailbox that all of them read: what
   * concerns one of them, or any staff, is not for it.
   */
  public Optional<Contact> as(List<Contact> people) {
    return standsFor.startsWith(ROLE)
        ? asRole(people)
        : people.stream()
            .filter(each -> each.id().equals(standsFor) && each.serves(schoolId))
            .findFirst()
            .map(this::asPerson);
  }

  private Optional<Contact> asRole(List<Contact> people) {
    return Arrays.stream(Role.values())
        .filter(each -> of(each).equals(standsFor))
        .findFirst()
        .map(
            role ->
                new Contact(
                    actor(),
                    schoolId,
                    role,
                    name + " (a program)",
                    name + "@program.invalid",
                    null,
                    Mailbox.SHARED,
                    people.stream()
                        .filter(each -> each.role() == role && each.serves(schoolId))
                        .map(Contact::id)
                        .toList()));
  }

  private Contact asPerson(Contact who) {
    return new Contact(
        actor(),
        schoolId,
        who.role(),
        who.name() + ", by " + name + " (a program)",
        who.email(),
        who.username(),
        who.mailbox(),
        who.readBy());
  }
}
