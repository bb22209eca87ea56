/** The inbox and the page of a case. */
@NullMarked
package org.handbell.notifier.console.cases;

import org.jspecify.annotations.NullMarked;
