@NullMarked
package org.handbell.ingest.fold;

import org.jspecify.annotations.NullMarked;
