package org.handbell.notifier.console.arrival;

import org.jspecify.annotations.Nullable;

/**
 * What the page behind a mail's link shows: less than the mail's subject.
 *
 * @param title what the page is for, or what was done
 * @param number absent where there is nothing to show
 * @param note a sentence about how it stands
 * @param button what pressing it does; absent where there is nothing to press
 */
public record TakePage(
    String title,
    @Nullable String number,
    @Nullable String school,
    @Nullable String priority,
    String note,
    @Nullable String button) {}
