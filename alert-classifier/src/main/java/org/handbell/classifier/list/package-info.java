/**
 * Lists of addresses that others keep: illegal ones (IWF, CTIRU) and themed ones (hosts files, the
 * University of Toulouse's folders). An illegal list is held as keyed hashes only: neither a core
 * dump nor a store of Handbell's can be turned back into addresses. Nothing here ever opens an
 * address.
 */
@NullMarked
package org.handbell.classifier.list;

import org.jspecify.annotations.NullMarked;
