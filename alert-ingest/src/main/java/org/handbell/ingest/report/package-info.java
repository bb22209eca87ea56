/**
 * What each source shows and what it hides. Every line is counted to its source: what became of it,
 * how much of a request the filter could see, and the minimum that a school's record must name
 * (device, address, person, time, what was searched for). The counts and the week's rhythm outlive
 * a restart, are published now and then, and are turned into advice for whoever looks after the
 * firewall: what it cannot show, Handbell cannot hear.
 */
@NullMarked
package org.handbell.ingest.report;

import org.jspecify.annotations.NullMarked;
