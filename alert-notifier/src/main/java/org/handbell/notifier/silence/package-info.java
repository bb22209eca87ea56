/**
 * What people have chosen not to be mailed about for a while. A silence hides mails, never cases,
 * and what it hid is listed. Pure: an incident and a moment in, yes or no out.
 */
@NullMarked
package org.handbell.notifier.silence;

import org.jspecify.annotations.NullMarked;
