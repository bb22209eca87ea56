/**
 * When others hear of a case that nobody takes, and who. Pure: a policy, a calendar and a moment
 * in, the steps with their moments out; a case and the configured people in, names with reasons
 * out.
 */
@NullMarked
package org.handbell.notifier.escalate;

import org.jspecify.annotations.NullMarked;
