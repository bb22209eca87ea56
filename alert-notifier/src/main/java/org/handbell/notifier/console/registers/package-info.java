/**
 * The registers that a school keeps of its filtering beside the cases: what was asked of the
 * filter, how it was tested and looked at, what staff reported, what is silenced and what is
 * excepted. Each is a list that can be narrowed to days, printed and taken out as a table.
 */
@NullMarked
package org.handbell.notifier.console.registers;

import org.jspecify.annotations.NullMarked;
