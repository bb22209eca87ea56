/**
 * What flows through Handbell: events, findings, incidents and the words of the field. Every type
 * is a record or an enum, validated in its constructor and never changed; nothing here imports
 * anything but {@code java.*}, so that the meaning of the data depends on no library.
 */
@NullMarked
package org.handbell.model;

import org.jspecify.annotations.NullMarked;
