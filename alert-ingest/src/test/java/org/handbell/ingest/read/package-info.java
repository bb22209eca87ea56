/** Reading lines as they arrive. */
@org.jspecify.annotations.NullMarked
package org.handbell.ingest.read;
