package org.handbell.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A network account, read from any of the forms in which filters and directories write it: {@code
 * DOMAIN\name} with any number of backslashes, {@code DOMAIN/name}, {@code name@domain}, {@code
 * Surname, First (name@domain)}, {@code host/computer.domain}, a distinguished name ({@code
 * cn=name,ou=Year9,dc=elm,dc=local}, with or without {@code LDAP://server} in front), a SID, a UUID
 * or the bare name; percent-encoded or with HTML entities too.
 *
 * @param raw as written
 * @param bare the name alone, in lower case and composed (Unicode NFC): what people are compared by
 * @param domain lower case
 * @param email where the raw form holds an address with a dotted domain
 * @param unit the first organisational unit of a distinguished name, often the year group
 */
public record UserName(
    String raw,
    String bare,
    @Nullable String domain,
    @Nullable String email,
    @Nullable String unit) {

  /** What filters and Windows write where no account is known, and accounts that are anybody's. */
  private static final Set<String> NOBODY =
      Set.of(
          "-",
          "n/a",
          "na",
          "nil",
          "none",
          "null",
          "(null)",
          "(none)",
          "unknown",
          "unknown user",
          "unauthenticated",
          "not authenticated",
          "authenticated",
          "authenticated users",
          "anonymous",
          "anonymous logon",
          "everyone",
          "guest",
          "guests",
          "notavailable",
          "not available",
          "undefined",
          "system",
          "local service",
          "network service",
          "s-1-0-0",
          "s-1-1-0",
          "s-1-5-7",
          "s-1-5-11",
          "s-1-5-18",
          "s-1-5-19",
          "s-1-5-20",
          "00000000-0000-0000-0000-000000000000");

  /** Windows' own accounts stand under these in place of a domain. */
  private static final Set<String> MACHINERY =
      Set.of(
          "nt authority",
          "nt service",
          "nt virtual machine",
          "window manager",
          "font driver host",
          "iis apppool");

  /** The account that {@code raw} names, or nothing when it is one of the ways to say "nobody". */
  public static Optional<UserName> parse(@Nullable String raw) {
    if (raw == null || raw.isBlank()) {
      return Optional.empty();
    }
    String text = raw.strip();
    String plain = EscapedText.entitiesDecoded(EscapedText.percentDecoded(text)).strip();
    if (NOBODY.contains(fold(plain))) {
      return Optional.empty();
    }
    UserName read = read(text, plain);
    boolean nobody =
        read.bare.isEmpty()
            || NOBODY.contains(read.bare)
            || (read.domain != null && MACHINERY.contains(read.domain));
    return nobody ? Optional.empty() : Optional.of(read);
  }

  /** The bare lower-case name of any form; for comparing people whatever their domain. */
  public static String bareOf(String raw) {
    return parse(raw).map(UserName::bare).orElse("");
  }

  /** True for a computer's own account, which Windows ends in a dollar. */
  public boolean isComputer() {
    return bare.endsWith("$");
  }

  private static UserName read(String raw, String text) {
    DistinguishedName name = DistinguishedName.parse(text);
    if (name != null) {
      return new UserName(raw, fold(name.name()), folded(name.domain()), null, name.unit());
    }
    String email = emailBehindName(text);
    return email == null ? qualified(raw, text) : qualified(raw, email);
  }

  private static UserName qualified(String raw, String text) {
    if (text.regionMatches(true, 0, "host/", 0, 5)) {
      return computer(raw, text.substring(5));
    }
    int backslash = text.lastIndexOf('\\');
    if (backslash >= 0) {
      String own = text.substring(backslash + 1);
      return own.indexOf('@') > 0 && own.indexOf('.', own.indexOf('@')) > 0
          ? qualified(raw, own) // AzureAD\name@domain: the domain behind says more
          : of(raw, own, text.substring(0, backslash).replace("\\", ""), null);
    }
    int at = text.lastIndexOf('@');
    if (at > 0) {
      String domain = text.substring(at + 1);
      return of(raw, text.substring(0, at), domain, domain.indexOf('.') > 0 ? fold(text) : null);
    }
    int slash = text.indexOf('/');
    return slash > 0 && slash == text.lastIndexOf('/')
        ? of(raw, text.substring(slash + 1), text.substring(0, slash), null)
        : of(raw, text, "", null);
  }

  /** {@code host/room7.elm.local} is what the directory calls {@code ELM\ROOM7$}. */
  private static UserName computer(String raw, String text) {
    int dot = text.indexOf('.');
    String name = dot < 0 ? text : text.substring(0, dot);
    return of(raw, name + "$", dot < 0 ? "" : text.substring(dot + 1), null);
  }

  private static UserName of(String raw, String name, String domain, @Nullable String email) {
    String own = domain.strip();
    return new UserName(raw, fold(name.strip()), own.isEmpty() ? null : fold(own), email, null);
  }

  /** The address of {@code Bloggs, Jo (jo@elm.example)} or {@code Jo <jo@elm.example>}. */
  private static @Nullable String emailBehindName(String text) {
    int last = text.length() - 1;
    int open = text.lastIndexOf(text.charAt(last) == ')' ? '(' : '<');
    if (open <= 0 || (text.charAt(last) != ')' && text.charAt(last) != '>')) {
      return null;
    }
    String inside = text.substring(open + 1, last).strip();
    return inside.indexOf('@') > 0 && inside.indexOf(' ') < 0 ? inside : null;
  }

  private static @Nullable String folded(@Nullable String text) {
    return text == null ? null : fold(text);
  }

  private static String fold(String text) {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }
}
