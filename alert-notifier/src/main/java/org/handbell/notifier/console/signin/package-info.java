/**
 * How people come in: passwords with an app's codes, a school's Microsoft or Google account,
 * invitations, and what each sees of their own account.
 */
@NullMarked
package org.handbell.notifier.console.signin;

import org.jspecify.annotations.NullMarked;
