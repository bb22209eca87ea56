/**
 * The channels that are reached over HTTP. A form says how one kind of channel wants to be asked;
 * one receiver asks, and only where it is safe to ask.
 */
@NullMarked
package org.handbell.notifier.deliver.http;

import org.jspecify.annotations.NullMarked;
