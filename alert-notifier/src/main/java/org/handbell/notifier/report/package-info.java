/**
 * What schools hand to those who answer for them: the head's week, the governors' term, the trust's
 * schools and the evidence for the yearly review. Each is decided from figures alone, as a page of
 * plain blocks; the same blocks become a page in the browser, a PDF and plain text. Nobody is named
 * in any of them but the head's week, and a number so small that it could point at a child is
 * hidden together with what would give it away.
 */
@NullMarked
package org.handbell.notifier.report;

import org.jspecify.annotations.NullMarked;
