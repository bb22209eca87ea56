/**
 * Everything a Handbell knows in two files, taken while it runs: what it keeps, and apart from that
 * the keys without which it cannot be read. A school is put back out of them on a bare machine.
 */
@NullMarked
package org.handbell.app.backup;

import org.jspecify.annotations.NullMarked;
