/**
 * The one place that sees every stage: the command line, and the wiring of a whole Handbell in the
 * order in which events flow.
 */
@NullMarked
package org.handbell.app;

import org.jspecify.annotations.NullMarked;
