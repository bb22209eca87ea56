/** A cluster of a trust's own: who may do what there, and what must stand ready for the stages. */
@NullMarked
package org.handbell.app.cluster;

import org.jspecify.annotations.NullMarked;
