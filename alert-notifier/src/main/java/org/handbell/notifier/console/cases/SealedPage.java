package org.handbell.notifier.console.cases;

import org.jspecify.annotations.Nullable;

/**
 * What is shown about the locked lines of a case: never a word of what is in them.
 *
 * @param kept how many there are
 * @param state what was asked for and agreed, in a sentence; absent where nobody has asked
 * @param mayAsk true where nothing is asked for
 * @param mayConfirm true where this viewer may agree
 * @param mayTake true where this viewer may fetch the file
 * @param wrong why nothing was done
 */
public record SealedPage(
    String number,
    int kept,
    @Nullable String state,
    boolean mayAsk,
    boolean mayConfirm,
    boolean mayTake,
    @Nullable String wrong) {}
