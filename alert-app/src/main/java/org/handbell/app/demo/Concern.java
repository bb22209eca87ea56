package org.handbell.app.demo;

import java.util.List;
import java.util.Set;
import org.handbell.app.traffic.LoggedRequest;

/**
 * Something planted in the traffic, and who must hear of it: exactly these, and nobody else.
 *
 * @param title for the person watching
 * @param school the school's id
 * @param lines what the filter logs
 * @param username whom it is about; the mails say it in their text
 * @param mails every mail expected, as {@code address reason}
 */
record Concern(
    String title, String school, String username, List<LoggedRequest> lines, Set<String> mails) {}
