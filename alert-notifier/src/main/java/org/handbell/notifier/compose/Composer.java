package org.handbell.notifier.compose;

import java.util.List;
import org.handbell.model.School;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.route.Contact;

/** Writes the mail that tells one person about one case, from the case as it now stands. */
@FunctionalInterface
public interface Composer {

  /**
   * The mail for one reader.
   *
   * @param alsoTold who else was told, by name, with a remark in brackets where their mail could
   *     not be delivered
   */
  MailText compose(Case c, School school, Contact recipient, Reason reason, List<String> alsoTold);
}
