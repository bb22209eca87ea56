package org.handbell.ingest.profile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines with what must become of the last of them.
 *
 * @param place where it stands in the profile, {@code tests[2]}
 * @param row the line of the file in which it begins
 * @param event our fields that the event must have; null where no event may come; a field with an
 *     empty text must be absent
 * @param ignored true where the line is no web request
 */
record ProfileTest(
    String place,
    int row,
    List<String> lines,
    Instant received,
    @Nullable Map<String, String> event,
    boolean ignored,
    boolean signOn) {}
