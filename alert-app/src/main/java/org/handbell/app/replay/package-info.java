/**
 * History through the same code: old events are judged by a classifier and a broker of their own,
 * which leave nothing behind and tell nobody, to see what would have been raised.
 */
@NullMarked
package org.handbell.app.replay;

import org.jspecify.annotations.NullMarked;
