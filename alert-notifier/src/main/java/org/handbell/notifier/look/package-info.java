/**
 * What a school chose about its mails and reports: whom they name, its own name, mark and words.
 */
@NullMarked
package org.handbell.notifier.look;

import org.jspecify.annotations.NullMarked;
