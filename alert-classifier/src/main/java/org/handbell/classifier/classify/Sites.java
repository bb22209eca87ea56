package org.handbell.classifier.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.classifier.lexicon.LexiconException;
import org.handbell.classifier.lexicon.Section;
import org.handbell.classifier.list.Address;
import org.handbell.model.Category;

/**
 * Our own short list of services that no vendor's category tells apart: chat with strangers, AI
 * companions, and the sites that are protected.
 */
public final class Sites {

  private static final String PROTECTED = "protected";

  private final Hosts<Category> categories = new Hosts<>();
  private final List<String> protectedDomains = new ArrayList<>();

  private Sites() {}

  /** No site at all. */
  public static Sites none() {
    return new Sites();
  }

  /** The list that comes with Handbell. */
  public static Sites standard() {
    return read(DataFile.builtIn("sites.yaml"));
  }

  /**
   * A list from a file: under {@code sites}, a category's id or {@code protected}, and its domains.
   *
   * @throws LexiconException when a category is unknown or a domain is none or given twice
   */
  public static Sites read(DataFile file) {
    Sites sites = new Sites();
    Section root = file.section();
    Section groups = root.fields(Set.of("sites")).get("sites");
    if (groups == null) {
      throw root.failure("'sites' is missing");
    }
    for (Map.Entry<String, Section> group : groups.fields().entrySet()) {
      for (Section domain : group.getValue().items()) {
        sites.add(group.getKey(), domain);
      }
    }
    return sites;
  }

  Optional<Category> category(String host) {
    return categories.of(host);
  }

  Protected protectedSites() {
    return Protected.of(protectedDomains);
  }

  private void add(String group, Section domain) {
    String host = Address.host(domain.text());
    if (host.isEmpty()) {
      throw domain.failure("'" + domain.text() + "' is no host name");
    }
    if (group.equals(PROTECTED)) {
      protectedDomains.add(host);
    } else {
      Category category =
          Category.find(group)
              .orElseThrow(() -> domain.failure("no category '" + group + "' in the taxonomy"));
      if (!categories.add(host, category)) {
        throw domain.failure("'" + host + "' stands here a second time");
      }
    }
  }
}
