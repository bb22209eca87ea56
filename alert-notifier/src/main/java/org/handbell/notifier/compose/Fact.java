package org.handbell.notifier.compose;

/**
 * One line of what is known, fit to be shown.
 *
 * @param label one or two words: "Who"
 */
public record Fact(String label, String value) {}
