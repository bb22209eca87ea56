package org.handbell.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handbell.ingest.profile.Formats;
import org.handbell.ingest.profile.Formats.Product;

/** The page of the manual that lists what Handbell can read, made of the profiles themselves. */
final class FormatsPage {

  private static final String HEAD =
      """
      # Formats

      Made from the profiles in `alert-ingest/src/main/resources/org/handbell/ingest/profile`; a test compares. How to
      connect a filter, and how to describe one that is not here: [sources.md](sources.md).

      | `format` | product |
      |---|---|
      | `auto` | finds out from what arrives |
      | `smoothwall` | Smoothwall Guardian: JSON, or text of the DansGuardian family, behind syslog |
      | `e2guardian` | e2guardian and DansGuardian, formats 1 to 8 |
      """;

  private static final Map<String, String> TOPICS = new LinkedHashMap<>();

  static {
    TOPICS.put("logging", "Send");
    TOPICS.put("search", "Searches");
    TOPICS.put("user", "Users");
    TOPICS.put("device", "Devices");
    TOPICS.put("time", "Time");
    TOPICS.put("illegal", "Illegal lists");
  }

  private FormatsPage() {}

  static String of(Formats formats) {
    List<Product> products = formats.products();
    StringBuilder page = new StringBuilder(HEAD);
    for (Product each : products) {
      page.append("| `%s` | %s |\n".formatted(each.name(), title(each)));
    }
    products.stream().filter(each -> !each.guide().isEmpty()).forEach(each -> add(page, each));
    return page.toString();
  }

  private static String title(Product product) {
    if (product.vendor().isEmpty()) {
      return product.product() + " of any other product";
    }
    if (product.product().replace("=", "").equalsIgnoreCase(product.vendor())) {
      return "any other product that writes " + product.product();
    }
    return product.product().startsWith(product.vendor())
        ? product.product()
        : product.vendor() + " " + product.product();
  }

  private static void add(StringBuilder page, Product product) {
    page.append("\n## %s\n\n`format: %s`\n\n".formatted(title(product), product.name()));
    TOPICS.forEach(
        (topic, word) -> {
          String text = product.guide().get(topic);
          if (text != null) {
            page.append("- **%s.** %s\n".formatted(word, text.replaceAll("\\s+", " ").strip()));
          }
        });
  }
}
