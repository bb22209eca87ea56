/**
 * The edge through which rulings come in: the topic is read to its end before the first event is
 * judged and followed from then on; a file that people write is tried on recent events and
 * published when it does no harm.
 */
@NullMarked
package org.handbell.classifier.follow;

import org.jspecify.annotations.NullMarked;
