/**
 * The rules by which Handbell hears what a text may mean, and how they are found in it.
 *
 * <p>The rules are data: one YAML file per category of the taxonomy, {@code content.suicide.yaml},
 * beside {@code classes.yaml} (named sets of words), {@code text-speak.yaml} (what short forms
 * stand for) and {@code index.txt} (the files, in order). A rule, here called an entry, looks so:
 *
 * <pre>{@code
 * - id: SUI-001
 *   match: ["{I} {want} to {die}"]  # any of these patterns makes a hit
 *   risk: 5                         # 1-5: how bad, if the words mean what they say
 *   confidence: 5                   # 1-5: how sure that they do
 *   phase: ideation                 # optional
 *   core: true                      # optional: nothing silences or lowers it; no except then
 *   in: [query]                     # optional: query, path, host
 *   schools: [primary]              # optional: only in these phases of education
 *   language: en                    # optional
 *   except: ["die laughing"]        # silences a hit of this entry that it overlaps, no other
 *   with: ["tonight", SUI-010]      # optional, not for core: one of these patterns, or a match of
 *                                   # one of these entries, must stand in the same text too
 *   why: first-person wish to die   # one clause for the DSL
 *   fires: ["i want to die"]        # run as tests: each must hit ...
 *   silent: ["want to diet"]        # ... and none of these may
 * }</pre>
 *
 * <p>A pattern is a row of words. Text and pattern are normalised alike (small letters, no
 * apostrophes, {@code self-harm} is two words), and a word only ever matches a whole word: {@code
 * sex} is not found in Essex. Besides words a pattern may hold
 *
 * <ul>
 *   <li><code>{class}</code>: any word or phrase of that class
 *   <li>{@code (a|b c|{d})}: any of these; they may nest
 *   <li>{@code [x]} or {@code [a|b]}: may be absent
 *   <li>{@code ~}: no word, one, or two, of any kind; {@code ~ ~} up to four
 *   <li>{@code ^} in front, {@code $} at the end: only where the text begins or ends
 *   <li>{@code !word} or {@code !(a|b c)}: this does not follow; takes up no word itself
 * </ul>
 *
 * <p>All patterns are compiled into one {@link org.handbell.classifier.lexicon.PatternTree}, whose
 * steps are words, classes and fillers; exceptions and companions into another, which is walked
 * only once there is a hit. A text opens only the ways to patterns whose rarest word it holds, so
 * that finding costs little however many entries there are. What an author got wrong is refused
 * with file and line.
 */
@NullMarked
package org.handbell.classifier.lexicon;

import org.jspecify.annotations.NullMarked;
