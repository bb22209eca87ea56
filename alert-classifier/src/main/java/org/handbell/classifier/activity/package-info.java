/**
 * Activity: how much each school does in each hour, counted event by event and exactly, whatever
 * crashes in between. Digests and health read it; no person is in it.
 */
@NullMarked
package org.handbell.classifier.activity;

import org.jspecify.annotations.NullMarked;
