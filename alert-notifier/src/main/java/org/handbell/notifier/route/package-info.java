/**
 * Whom a concern is told to, and when. Pure: an incident and the configured people in, a decision
 * with its reasons out.
 */
@NullMarked
package org.handbell.notifier.route;

import org.jspecify.annotations.NullMarked;
