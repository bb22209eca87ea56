/**
 * A school day in a box: two invented schools, their pupils' and staff's made-up traffic sent over
 * real syslog, concerns planted in it, and a mail server of its own that shows who was told.
 */
@NullMarked
package org.handbell.app.demo;

import org.jspecify.annotations.NullMarked;
