/**
 * What somebody typed into a search engine, taken out of the address they were sent to. The engines
 * are data with their own examples; the code only knows how to match a host, a path and a
 * parameter.
 */
@NullMarked
package org.handbell.ingest.search;

import org.jspecify.annotations.NullMarked;
