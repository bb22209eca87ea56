package org.handbell.notifier.route;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.handbell.model.UserName;
import org.jspecify.annotations.Nullable;

/**
 * One person in one role, as the configuration lists them under {@code people}.
 *
 * @param schoolId absent for a contact of the whole trust
 * @param username their own network account, so that nobody is told about themselves
 * @param readBy ids of contacts who read this mailbox besides its owner
 */
public record Contact(
    String id,
    @Nullable String schoolId,
    Role role,
    String name,
    String email,
    @Nullable String username,
    Mailbox mailbox,
    List<String> readBy) {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^\\s\\p{Cntrl}@,;:<>()\\[\\]\"\\\\]+@[^\\s\\p{Cntrl}@,;:<>()\\[\\]\"\\\\]+");

  public Contact {
    readBy = List.copyOf(readBy);
    if (!ADDRESS.matcher(email).matches()) {
      throw new IllegalArgumentException("contact " + id + " has no usable e-mail address");
    }
  }

  /** The address in the form in which two addresses are compared. */
  public String address() {
    return email.toLowerCase(Locale.ROOT);
  }

  /** The bare lower-case account name, empty when none is configured. */
  public String bareUsername() {
    return username == null ? "" : UserName.bareOf(username);
  }

  /** True where this contact hears about that school. */
  public boolean serves(String school) {
    return schoolId == null || schoolId.equals(school);
  }
}
