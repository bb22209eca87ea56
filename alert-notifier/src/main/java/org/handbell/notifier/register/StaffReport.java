package org.handbell.notifier.register;

import java.time.Instant;
import org.handbell.model.Category;
import org.handbell.model.Priority;

/**
 * What a member of staff reported, as a row of its register; what it says stands in its case.
 *
 * @param number of the case that it opened
 * @param at when it was reported
 * @param byName who reported it
 * @param isOpen true while nothing has come of it
 */
public record StaffReport(
    String number,
    String schoolId,
    Instant at,
    String byName,
    Category category,
    Priority priority,
    boolean isOpen) {}
