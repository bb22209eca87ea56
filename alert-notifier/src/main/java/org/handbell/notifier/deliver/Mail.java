package org.handbell.notifier.deliver;

import java.time.Instant;
import org.handbell.model.Priority;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one person, with what its headers say.
 *
 * @param key the Message-ID's first half: the same on every attempt
 * @param date of the first attempt
 * @param caseNumber absent for mail about no case
 * @param priority absent for mail about Handbell itself
 */
public record Mail(
    String key,
    Instant date,
    Contact recipient,
    Reason reason,
    @Nullable String caseNumber,
    @Nullable Priority priority,
    MailText text) {}
