package org.handbell.classifier.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.handbell.classifier.judge.Judged;
import org.handbell.model.Event;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Priority;
import org.handbell.model.Risk;
import org.jspecify.annotations.Nullable;

/**
 * Writes down of an event what an incident may keep. An address that a list or the filter holds to
 * be illegal leaves nothing behind but its seal: no text, no site, and no place in the text for any
 * other finding either.
 */
final class EvidenceWriter {

  /** Long enough to judge by; 50 of these stay well inside one Kafka record. */
  static final int MAX_TEXT = 2_000;

  /** The longest DNS name; a device's name has no reason to be longer. */
  private static final int MAX_NAME = 253;

  private static final int MAX_FINDINGS = 10;

  private final Function<Event, String> seal;

  /**
   * Writes with this seal.
   *
   * @param seal what stands for an illegal address: a keyed hash, which leads nobody there
   */
  EvidenceWriter(Function<Event, String> seal) {
    this.seal = seal;
  }

  /**
   * Writes down one event.
   *
   * @param findings never empty, most urgent first
   * @param received the time of the Kafka record
   */
  Evidence write(Event event, List<Finding> findings, Instant received) {
    return write(new Judged(event, findings), received);
  }

  /** Writes down one judged event, in which something was found. */
  Evidence write(Judged judged, Instant received) {
    Event event = judged.event();
    List<Finding> findings = judged.findings();
    boolean sealed = findings.stream().anyMatch(EvidenceWriter::isIllegalAddress);
    String text = sealed ? null : text(event);
    Event.Search search = event.search();
    return new Evidence(
        event.id(),
        event.occurred(),
        received,
        Evidence.Kind.of(event),
        text,
        sealed ? null : clean(event.host(), MAX_NAME),
        sealed || search == null ? null : search.engine(),
        sealed ? seal.apply(event) : null,
        clean(event.device(), MAX_NAME),
        clean(event.source().ip(), MAX_NAME),
        event.filter().decision(),
        event.filter().visibility(),
        sealed ? sealed(findings) : within(findings, text == null ? -1 : text.length()),
        search != null && !search.typingSeen(),
        judged.basis());
  }

  private static boolean isIllegalAddress(Finding finding) {
    boolean verdict = finding.rule().startsWith("list:") || finding.rule().startsWith("vendor:");
    return finding.category().isSealed() || (verdict && finding.category().risk() == Risk.ILLEGAL);
  }

  private static List<Finding> within(List<Finding> findings, int length) {
    return findings.stream().limit(MAX_FINDINGS).map(finding -> within(finding, length)).toList();
  }

  /**
   * What is illegal comes first, so that the incident is about that, whatever else is as urgent. Of
   * anything else nothing remains but what it was about and how urgent: a rule's name, or a step
   * that led to it, would tell of the words or the site.
   */
  private static List<Finding> sealed(List<Finding> findings) {
    return findings.stream()
        .sorted(Comparator.comparing(finding -> !isIllegalP1(finding)))
        .limit(MAX_FINDINGS)
        .map(EvidenceWriter::bare)
        .toList();
  }

  private static boolean isIllegalP1(Finding finding) {
    return isIllegalAddress(finding) && finding.priority() == Priority.P1;
  }

  private static Finding bare(Finding finding) {
    boolean illegal = isIllegalAddress(finding);
    return new Finding(
        finding.category(),
        finding.priority(),
        finding.confidence(),
        finding.phase(),
        illegal ? finding.rule() : "sealed",
        illegal ? finding.why() : finding.category().title().toLowerCase(Locale.ROOT),
        null,
        finding.core());
  }

  private static @Nullable String text(Event event) {
    if (event.search() != null) {
      return clean(event.search().term(), MAX_TEXT);
    }
    Event.Url url = event.url();
    return clean(url != null && url.full() != null ? url.full() : event.host(), MAX_TEXT);
  }

  /** Cut to length; half a surrogate pair, which no JSON can carry, becomes a question mark. */
  private static @Nullable String clean(@Nullable String text, int longest) {
    if (text == null) {
      return null;
    }
    String cut = text.length() > longest ? text.substring(0, longest) : text;
    return new String(cut.getBytes(UTF_8), UTF_8);
  }

  /** The finding, without a place that lies beyond the text that is kept, or where none is. */
  private static Finding within(Finding finding, int length) {
    if (length >= 0 && (finding.span() == null || finding.span().end() <= length)) {
      return finding;
    }
    return finding.withoutText();
  }
}
