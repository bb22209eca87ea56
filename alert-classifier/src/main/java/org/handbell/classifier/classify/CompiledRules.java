package org.handbell.classifier.classify;

import java.util.function.Supplier;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.list.ListSet;

/** The rules of a bundle as they judge, without lists: made once, for any number of classifiers. */
public final class CompiledRules {

  private final RulesBundle bundle;
  private final Lexicon lexicon;
  private final VendorMap vendors;
  private final Sites sites;
  private final ContextWords context;

  CompiledRules(
      RulesBundle bundle, Lexicon lexicon, VendorMap vendors, Sites sites, ContextWords context) {
    this.bundle = bundle;
    this.lexicon = lexicon;
    this.vendors = vendors;
    this.sites = sites;
    this.context = context;
  }

  /** What they were compiled from. */
  public RulesBundle bundle() {
    return bundle;
  }

  /** A classifier that judges by them and these lists. */
  public Classifier classifier(Supplier<ListSet> lists) {
    return new Classifier(
        lexicon, vendors, sites.protectedSites(), sites, context, lists, bundle.version());
  }
}
