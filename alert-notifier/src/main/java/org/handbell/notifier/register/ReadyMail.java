package org.handbell.notifier.register;

import java.time.Instant;
import org.handbell.model.Priority;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.route.Contact;

/**
 * A mail that is about no single case, with its words.
 *
 * @param occasion what it is sent for, once to an address: {@code digest 2026-W47}
 * @param urgency by which mails are put in order when many wait
 */
public record ReadyMail(
    String occasion,
    Reason reason,
    Priority urgency,
    String schoolId,
    Contact recipient,
    MailText text,
    Instant due) {}
