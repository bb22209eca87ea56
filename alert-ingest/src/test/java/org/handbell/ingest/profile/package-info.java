/**
 * What profiles promise: each bundled one reads its own lines, and faults are said where they are.
 */
@NullMarked
package org.handbell.ingest.profile;

import org.jspecify.annotations.NullMarked;
