package org.handbell.notifier.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A legal hold: what it is on is not purged and not erased until somebody else releases it.
 *
 * @param number of the case that it is on, or where it was placed on a person, the case it was
 *     placed from
 * @param personId the person whose every case it is on; absent for the one case
 * @param by id of whoever placed it
 */
public record Hold(
    String id,
    String schoolId,
    String number,
    @Nullable String personId,
    String reason,
    String by,
    Instant at) {}
