/** A case of another school, opened in need: with a reason, for an hour, and not in silence. */
@NullMarked
package org.handbell.notifier.console.glass;

import org.jspecify.annotations.NullMarked;
