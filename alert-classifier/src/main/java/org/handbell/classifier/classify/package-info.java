/**
 * What an event means: findings with a priority and reasons, from the words typed, the address, the
 * vendor's categories and the loaded lists, then the modifiers of the taxonomy in their order.
 * Everything here decides and does nothing else: no clock, no store, no log.
 */
@NullMarked
package org.handbell.classifier.classify;

import org.jspecify.annotations.NullMarked;
