/**
 * What other programs may ask of the console and do in it, as {@code openapi.yaml} promises: the
 * same cases, the same rules and the same record as on its pages, for whoever holds a token.
 */
@NullMarked
package org.handbell.notifier.console.api;

import org.jspecify.annotations.NullMarked;
