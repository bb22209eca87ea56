/**
 * When school is in: hours, terms, days off and bank holidays. A silence means something else on a
 * Monday at ten than on a Sunday; whoever has to tell the two apart asks here. Pure: days and
 * moments come in as data, and nothing here knows what time it is.
 */
@NullMarked
package org.handbell.calendar;

import org.jspecify.annotations.NullMarked;
