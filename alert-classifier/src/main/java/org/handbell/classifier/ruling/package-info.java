/**
 * What people decided that judging must know: a school's own words, where a rule is wrong there,
 * what a class is learning about, and whom the DSL worries about. Rulings are read from a file,
 * compiled once into an immutable snapshot and looked at event by event; none reaches the core of
 * the rules, what is illegal or what is never lowered.
 */
@NullMarked
package org.handbell.classifier.ruling;

import org.jspecify.annotations.NullMarked;
