/**
 * From an incident to a person who knows of it: the stage's configuration, its consumer and the one
 * method that starts it all.
 */
@NullMarked
package org.handbell.notifier;

import org.jspecify.annotations.NullMarked;
