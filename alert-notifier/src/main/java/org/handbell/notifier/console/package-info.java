/**
 * What people see of Handbell in a browser. A page that is asked for changes nothing: whatever is
 * done is done by pressing a button.
 */
@NullMarked
package org.handbell.notifier.console;

import org.jspecify.annotations.NullMarked;
