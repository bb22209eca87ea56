/**
 * What people find wrong about an alert, and whether that may become a ruling: it is tried on what
 * the register keeps, and what would hide a concern about distress takes two people.
 */
@NullMarked
package org.handbell.notifier.verdict;

import org.jspecify.annotations.NullMarked;
