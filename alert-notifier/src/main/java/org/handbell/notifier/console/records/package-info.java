/**
 * The record of what was done, how long each thing is kept, and what a person may ask about what is
 * kept of them.
 */
@NullMarked
package org.handbell.notifier.console.records;

import org.jspecify.annotations.NullMarked;
