/**
 * What Handbell does on this machine, measured: shared by the command of a technician and by the
 * project's own measurements.
 */
@NullMarked
package org.handbell.app.bench;

import org.jspecify.annotations.NullMarked;
