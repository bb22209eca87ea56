/**
 * Made-up traffic of schools that do not exist, from a seed: what a filter would log on an ordinary
 * day, shared by the demonstration, the tests and the measurements.
 */
@NullMarked
package org.handbell.app.traffic;

import org.jspecify.annotations.NullMarked;
