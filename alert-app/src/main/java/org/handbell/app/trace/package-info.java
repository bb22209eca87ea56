/** One event on its way from stage to stage, told in ids, places and times alone. */
@NullMarked
package org.handbell.app.trace;

import org.jspecify.annotations.NullMarked;
