package org.handbell.classifier.classify;

import org.handbell.model.Priority;

/**
 * One thing that raised or lowered a finding, or took it away.
 *
 * @param rule the rule of the finding it happened to
 * @param to the same as {@code from} where the step changed nothing but must be known
 */
public record Step(String rule, Priority from, Priority to, String because) {}
