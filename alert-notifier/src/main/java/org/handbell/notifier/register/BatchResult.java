package org.handbell.notifier.register;

/**
 * What became of a batch's incidents: each is exactly one of the first three.
 *
 * @param opened incidents seen for the first time
 * @param revised newer revisions of known incidents
 * @param stale revisions that the register already had, or newer ones of
 * @param unheard concerns that nobody may be told of
 */
public record BatchResult(int opened, int revised, int stale, int unheard) {}
