package org.handbell.ingest.drill;

import java.time.LocalTime;
import org.handbell.calendar.Calendars;

/**
 * When lines of our own are written.
 *
 * @param morning the time of day, by the clock on each school's wall, on its school days
 */
public record DrillPlan(LocalTime morning, Calendars calendars) {}
