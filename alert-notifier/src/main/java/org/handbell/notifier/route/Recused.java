package org.handbell.notifier.route;

/** One person who would have been told and is not, and why. */
public record Recused(Contact contact, String because) {}
