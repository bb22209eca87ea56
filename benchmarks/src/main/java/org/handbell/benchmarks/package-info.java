/** What the hot paths and the whole pipeline cost on this machine. */
@NullMarked
package org.handbell.benchmarks;

import org.jspecify.annotations.NullMarked;
