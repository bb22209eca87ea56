/**
 * Knows at once when logs stop. From what the sources report, the calendar and the time it decides
 * what is wrong, since when, who is told and in which words. A bell that is silent because nothing
 * happened and one that is silent because its wire is cut must not sound alike.
 */
@NullMarked
package org.handbell.notifier.watch;

import org.jspecify.annotations.NullMarked;
