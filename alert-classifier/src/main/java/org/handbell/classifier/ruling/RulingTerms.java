package org.handbell.classifier.ruling;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Patterns;

/**
 * What people's rulings may name.
 *
 * @param schools their ids
 * @param zone the clock by which days begin and end
 * @param rules that come with Handbell
 * @param patterns the language of the words
 */
public record RulingTerms(
    Set<String> schools, ZoneId zone, Collection<Entry> rules, Patterns patterns) {

  public RulingTerms {
    schools = Set.copyOf(schools);
    rules = List.copyOf(rules);
  }
}
