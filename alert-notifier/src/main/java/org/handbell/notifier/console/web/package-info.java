/**
 * What every page of the console stands on: who asks, what they may open, what is answered, and the
 * headers around it.
 */
@NullMarked
package org.handbell.notifier.console.web;

import org.jspecify.annotations.NullMarked;
