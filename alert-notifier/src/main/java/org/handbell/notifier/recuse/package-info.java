/**
 * Nobody is told about themselves. Every list of readers, whatever it is for (a mail, a summary, a
 * digest, a page), passes through {@link org.handbell.notifier.recuse.Recusal}.
 */
@NullMarked
package org.handbell.notifier.recuse;

import org.jspecify.annotations.NullMarked;
