/**
 * Incidents: a person's burst of activity about one theme, opened by its first finding that
 * somebody must hear of, told again when it gets worse, closed when it has gone quiet. {@link
 * org.handbell.classifier.incident.Incidents} decides; {@link
 * org.handbell.classifier.incident.IncidentProcessor} keeps what is open and sends the revisions.
 * All of it rests on the time each event was received, so that a backlog gives the same incidents
 * as live traffic.
 */
@NullMarked
package org.handbell.classifier.incident;

import org.jspecify.annotations.NullMarked;
