package org.handbell.notifier.console.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.CaseText;
import org.handbell.notifier.compose.Exhibit;
import org.handbell.notifier.compose.Pages;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Entry;
import org.handbell.notifier.register.PersonFiles.OneCase;
import org.handbell.notifier.register.PersonFiles.PersonFile;

/**
 * What a person receives who asks what is kept of them (UK GDPR Art. 15): their cases, what was
 * seen and what was written, without the names of others. What is illegal is never in it.
 *
 * @param person their id
 * @param made when
 * @param withheld how many cases are left out
 */
public record SubjectAccess(
    String person, String organisation, String made, int withheld, List<OneRecord> cases) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public SubjectAccess {
    cases = List.copyOf(cases);
  }

  /** One case. */
  public record OneRecord(
      String number,
      String when,
      String what,
      String priority,
      String state,
      List<String> seen,
      List<String> written) {}

  /**
   * What they receive.
   *
   * @param withheld the numbers of cases that they do not
   * @param others names of others that must not stand in it
   */
  public static SubjectAccess of(
      PersonFile file,
      Collection<String> withheld,
      Collection<String> others,
      NotifierConfig config,
      String organisation,
      Instant now) {
    Redaction redaction = new Redaction(config.contacts(), others);
    List<OneRecord> records = new ArrayList<>();
    int left = 0;
    for (OneCase each : file.cases()) {
      if (withheld.contains(each.listed().about().number())) {
        left++;
      } else {
        records.add(record(each, config, redaction));
      }
    }
    return new SubjectAccess(
        Shown.plain(file.personId()), organisation, When.at(now, config.zone()), left, records);
  }

  private static OneRecord record(OneCase each, NotifierConfig config, Redaction redaction) {
    Case about = each.listed().about();
    CaseText text = CaseText.of(about.incident(), config.zone(), config.linesKept());
    String outcome = about.outcome();
    return new OneRecord(
        about.number(),
        When.at(about.incident().lastOccurred(), config.zone()),
        redaction.of(text.what()),
        about.incident().priority().name(),
        outcome == null ? "Open." : "Closed: " + redaction.of(Shown.prose(outcome)) + ".",
        text.exhibits().stream().map(SubjectAccess::line).map(redaction::of).toList(),
        each.entries().stream().map(entry -> line(entry, config)).map(redaction::of).toList());
  }

  private static String line(Exhibit exhibit) {
    return exhibit.when() + ", " + exhibit.act() + ": " + exhibit.words().whole();
  }

  private static String line(Entry entry, NotifierConfig config) {
    return When.shortly(entry.at(), config.zone()) + ": " + Shown.prose(entry.words());
  }

  /** To read and to print. */
  public byte[] html() {
    return Pages.render("console/records/subject.jte", Map.of("copy", this)).getBytes(UTF_8);
  }

  /** For another program (UK GDPR Art. 20). */
  public byte[] json() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers can be written as JSON", e);
    }
  }
}
