/** How long each kind of data is kept. */
@NullMarked
package org.handbell.notifier.retention;

import org.jspecify.annotations.NullMarked;
