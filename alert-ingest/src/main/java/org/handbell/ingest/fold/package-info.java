/**
 * What keeps one act one act: the keys pressed on the way to a search, the same request told by two
 * boxes, the parts that a page fetches for itself. Nothing is dropped here but a line that has come
 * word for word by another way; everything else is only told to be a machine's request, which is
 * counted and not judged.
 *
 * <p>A <i>state</i> is what stands in a search box when a key is pressed. A <i>run</i> is a chain
 * of states of one person, each of which goes on from the one before, takes letters away from it,
 * or mends a slip in it. The longest state of a run is kept as an act unless a search follows that
 * holds it.
 */
@NullMarked
package org.handbell.ingest.fold;

import org.jspecify.annotations.NullMarked;
