package org.handbell.classifier.list.update;

import org.handbell.classifier.list.ListSet;

/**
 * An illegal list has a new version, with which earlier events have not been judged.
 *
 * @param added the entries that are new
 * @param before the version before
 */
public record News(String list, String version, ListSet added, ListSet before) {}
