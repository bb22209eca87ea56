package org.handbell.classifier.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.handbell.classifier.list.Address;
import org.handbell.model.Category;
import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.Priority;
import org.handbell.model.Risk;

/**
 * Tells a test of the filter from an attempt to reach something illegal. Pages that test filters
 * stand in the very lists that they test. A hit on one of them is a test where a device is
 * registered for it at that time, and a question for the next day where not. A hit on anything else
 * stays what it is, on a registered device too: to register a device must never open a way past the
 * lists.
 */
public final class FilterTests {

  /** Rules of these names say whose an {@code ops.test} is; the id follows. */
  public static final String DRILL = "drill:";

  public static final String CANARY = "canary:";

  /** SWGfL's test of filters. */
  public static final Set<String> KNOWN_PAGES = Set.of("testfiltering.com");

  /** No device is registered, and only the best known test is one. */
  public static final FilterTests NONE_REGISTERED = new FilterTests(List.of(), Set.of());

  private final List<RegisteredTest> registered;
  private final Set<String> pages;
  private final List<Canary> canaries;

  /**
   * Knows these tests.
   *
   * @param pages hosts of pages that test filters, beside the {@link #KNOWN_PAGES}
   */
  public FilterTests(List<RegisteredTest> registered, Set<String> pages) {
    this(registered, pages, List.of());
  }

  private FilterTests(List<RegisteredTest> registered, Set<String> pages, List<Canary> canaries) {
    this.canaries = List.copyOf(canaries);
    this.registered = List.copyOf(registered);
    Set<String> hosts = pages.stream().map(Address::host).collect(Collectors.toSet());
    hosts.addAll(KNOWN_PAGES);
    this.pages = Set.copyOf(hosts);
  }

  /** The same, and these canaries. */
  public FilterTests with(List<Canary> devices) {
    return new FilterTests(registered, pages, devices);
  }

  /**
   * The findings of an event, of which a hit on a page that tests filters is one of a test, and
   * Handbell's own line and a canary's visit are nothing else.
   */
  public List<Finding> judged(Event event, List<Finding> findings) {
    if (event.drill() != null) {
      return List.of(drill(event.drill()));
    }
    for (Canary canary : canaries) {
      if (canary.sent(event)
          && (findings.stream().noneMatch(FilterTests::isListed) || isTestPage(event))) {
        return List.of(seen(canary, event));
      }
    }
    if (findings.stream().noneMatch(FilterTests::isListed) || !isTestPage(event)) {
      return findings;
    }
    return registered.stream()
        .filter(test -> test.covers(event))
        .findFirst()
        .map(test -> List.of(registered(test)))
        .orElseGet(() -> unregistered(findings));
  }

  private static boolean isListed(Finding finding) {
    return finding.category().risk() == Risk.ILLEGAL && finding.core();
  }

  private boolean isTestPage(Event event) {
    String host = event.host() == null ? "" : Address.host(event.host());
    while (!host.isEmpty() && !pages.contains(host)) {
      host = host.substring(host.indexOf('.') + 1 == 0 ? host.length() : host.indexOf('.') + 1);
    }
    return !host.isEmpty();
  }

  private static Finding drill(String id) {
    return finding(Priority.P4, DRILL + id, "a line that Handbell wrote itself");
  }

  /** Names the source, so that its silence can be told by name. */
  private static Finding seen(Canary canary, Event event) {
    String rule = CANARY + canary.id() + "/" + event.observer().name();
    return finding(Priority.P4, rule, "the canary " + canary.id());
  }

  /** All that such a page shows belongs to the test. */
  private static Finding registered(RegisteredTest test) {
    return finding(Priority.P4, "test:" + test.id(), "a filter test, registered as " + test.id());
  }

  private static List<Finding> unregistered(List<Finding> findings) {
    List<Finding> all = new ArrayList<>(findings);
    all.removeIf(FilterTests::isListed);
    all.add(
        finding(
            Priority.P3,
            "test:unregistered",
            "a filter test from an unregistered device, or outside of its hours"));
    all.sort(Comparator.comparing(Finding::priority));
    return List.copyOf(all);
  }

  private static Finding finding(Priority priority, String rule, String why) {
    return new Finding(Category.OPS_TEST, priority, 5, null, rule, why, null, false);
  }
}
