package org.handbell.classifier.classify;

import java.util.Collection;
import org.handbell.classifier.lexicon.DataFile;

/**
 * Sites where people look for help or live their lawful private lives: a visit is never an offence
 * (taxonomy section 7).
 */
public final class Protected {

  private final Hosts<Boolean> hosts = new Hosts<>();

  private Protected(Collection<String> domains) {
    domains.forEach(domain -> hosts.add(domain, true));
  }

  /** These domains and every host below them. */
  public static Protected of(Collection<String> domains) {
    return new Protected(domains);
  }

  /** The sites that come with Handbell. */
  public static Protected standard() {
    return Sites.read(DataFile.builtIn("sites.yaml")).protectedSites();
  }

  public boolean covers(String host) {
    return hosts.of(host).isPresent();
  }
}
