package org.handbell.classifier.ruling;

import org.handbell.model.Ruling;

/**
 * A ruling that does not count.
 *
 * @param because what is wrong with it, without a word of anybody's
 */
public record Refused(Ruling ruling, String because) {}
