/** What tests of reports share. */
@NullMarked
package org.handbell.ingest.report;

import org.jspecify.annotations.NullMarked;
