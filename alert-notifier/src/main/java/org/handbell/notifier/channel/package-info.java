/**
 * The ways beside mail on which somebody is told that there is a case to open, and who may be told
 * on which. Pure: the configured channels and people in, decisions with their reasons out.
 */
@NullMarked
package org.handbell.notifier.channel;

import org.jspecify.annotations.NullMarked;
