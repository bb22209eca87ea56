package org.handbell.notifier.route;

/**
 * One person who is to be told, and why that person.
 *
 * @param because a clause for the case's record: "DSL of the school"
 */
public record Delivery(Contact contact, String because) {}
