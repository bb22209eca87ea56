package org.handbell.notifier.register;

import java.time.Instant;

/**
 * A step of a case that is to be done now.
 *
 * @param round counts how often the case's steps began anew
 * @param seq its place within the round
 */
public record DueStep(String incidentId, int round, int seq, Instant due) {}
