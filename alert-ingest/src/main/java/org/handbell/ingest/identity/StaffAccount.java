package org.handbell.ingest.identity;

/**
 * The network account of somebody whom the configuration names under {@code people:}; they are
 * staff whatever the directory says.
 *
 * @param username in any form that {@link org.handbell.model.UserName} reads
 * @param schoolId empty for somebody of every school, as a trust's lead
 * @param name as the configuration gives it
 */
public record StaffAccount(String username, String schoolId, String name) {}
