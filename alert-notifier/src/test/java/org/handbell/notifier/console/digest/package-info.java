/** The reports in the console, as each role opens them. */
@NullMarked
package org.handbell.notifier.console.digest;

import org.jspecify.annotations.NullMarked;
