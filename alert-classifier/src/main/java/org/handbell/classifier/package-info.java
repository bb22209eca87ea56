/**
 * The second stage: what the filters logged goes in, incidents and hourly counts come out, in one
 * pass over the events and exactly once. {@link org.handbell.classifier.ClassifierTopology} is the
 * whole of it on one screen; {@link org.handbell.classifier.ClassifierStage} runs it.
 */
@NullMarked
package org.handbell.classifier;

import org.jspecify.annotations.NullMarked;
