/**
 * Judging: each event that a filter logged is asked once what it shows, and what came of it is
 * counted. Who decides what an event shows is behind {@link
 * org.handbell.classifier.judge.Judgement}; what becomes of it is the business of incidents and
 * activity.
 */
@NullMarked
package org.handbell.classifier.judge;

import org.jspecify.annotations.NullMarked;
