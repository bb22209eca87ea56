/**
 * Products described in a file: a profile says how a line is parted (key=value, CEF, LEEF, columns,
 * JSON, a template), which part is which of our names, what the product's words mean, and shows
 * lines with what becomes of them. A pure decision, as {@code ingest.parse} is.
 */
@NullMarked
package org.handbell.ingest.profile;

import org.jspecify.annotations.NullMarked;
