/**
 * The reports in the console: the week, the governors' term, the trust's schools, the evidence for
 * the yearly review. Each can be read on the screen and taken away as a PDF, and each look is
 * written down.
 */
@NullMarked
package org.handbell.notifier.console.digest;

import org.jspecify.annotations.NullMarked;
