/**
 * Mail leaves here. A receiver says in one of four words what became of a message; one class
 * decides from that whether it is tried again.
 */
@NullMarked
package org.handbell.notifier.deliver;

import org.jspecify.annotations.NullMarked;
