package org.handbell.notifier.proof;

import java.time.LocalTime;

/**
 * A device whose visit is awaited on every school day.
 *
 * @param by until when it is to have been seen
 * @param mustBlock true where the filter must block what it asks for
 */
public record WatchedCanary(String id, String schoolId, LocalTime by, boolean mustBlock) {}
