/**
 * Trying rulings before they take effect: recent events judged under today's and the proposed
 * rulings, and the core of the rules judged for everybody whom a ruling is about. Pure: events come
 * from wherever they are.
 */
@NullMarked
package org.handbell.classifier.trial;

import org.jspecify.annotations.NullMarked;
