/**
 * Where lists come from and how they are kept: fetched from a file or an HTTPS address, looked at
 * with suspicion, taken over as a version of hashes and swapped in whole. The address of a list is
 * the configuration's; nothing here ever opens an address that stands in a log or on a list.
 */
@NullMarked
package org.handbell.classifier.list.update;

import org.jspecify.annotations.NullMarked;
