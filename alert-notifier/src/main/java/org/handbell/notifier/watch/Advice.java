package org.handbell.notifier.watch;

import java.util.List;

/** What IT can do about a trouble, the likeliest first, and what Handbell does until then. */
public final class Advice {

  private static final String NOTHING_SEEN =
      "Handbell sees nothing of what this filter logs. It goes on listening and says so when lines"
          + " come again. What the filter does not send later is not looked at.";
  private static final String NOTHING_LOST =
      "Lines already taken in are safe on disk and are looked at in order. Nothing is lost so far.";
  private static final String READS_ON = "Handbell reads on and judges what it can read.";

  private Advice() {}

  /** A few words for a subject. */
  public static String title(Kind kind) {
    return switch (kind) {
      case INGEST_SILENT -> "the intake is not heard of";
      case WAY_IN_SHUT -> "a way in is shut";
      case SOURCE_SILENT -> "a filter has gone silent";
      case NOT_ACCEPTING -> "lines cannot be kept";
      case SPOOL_FULL -> "room for lines runs out";
      case LATE -> "alerts are late";
      case STEPS_MISSED -> "reminders are not sent";
      case NOT_JUDGED -> "nothing is being judged";
      case ROUTE_ENDS_NOWHERE -> "an alert would reach nobody";
      case CONTACT_UNCONFIRMED -> "contacts have not confirmed";
      case LINE_UNPROVED -> "the morning's line did not arrive";
      case CANARY_SILENT -> "a canary was not seen";
      case DRILL_UNCONFIRMED -> "a test mail was not confirmed";
      case HEARTBEAT_FAILED -> "the heartbeat is not heard";
      case CERTIFICATE_ENDED -> "a certificate has run out";
      case CERTIFICATE_ENDS -> "a certificate runs out";
      case WAY_IN_FAULTY -> "a way in needs care";
      case LINES_MISSED -> "lines were lost";
      case SPOOL_FILLING -> "lines pile up";
      case CLOCK_WRONG -> "a clock is wrong";
      case LINES_REJECTED -> "lines cannot be read";
      case FORMAT_CHANGED -> "a format changed";
      case LIST_OLD -> "a list has grown old";
      case FEWER_NAMES -> "users are missing";
      case NO_NAMES -> "no users are named";
      case NO_SEARCHES -> "no searches are seen";
      case NAME_UNMAPPED -> "a category is not known";
      case MAIL_STUCK -> "mails do not go out";
      case MAIL_DEAD -> "mails could not be delivered";
      case BOUNCES_UNREAD -> "returned mails are not seen";
      case BULLETIN_UNWRITTEN -> "a digest or list was not written";
    };
  }

  /** What to look at, the likeliest first. */
  public static List<String> checks(Kind kind) {
    return switch (kind) {
      case INGEST_SILENT ->
          List.of(
              "Is the computer that runs Handbell's ingest on, and the service running?",
              "Does Kafka answer from there? Handbell's log names the fault.");
      case WAY_IN_SHUT, WAY_IN_FAULTY ->
          List.of(
              "The sentence above names the fault: a port in use, a file that may not be read, or a"
                  + " certificate that has run out.",
              "./handbell check-config shows what the configuration says.");
      case CERTIFICATE_ENDED, CERTIFICATE_ENDS ->
          List.of(
              "Put the renewed certificate and its key in place of the files that tls: of the"
                  + " source names. Handbell takes them up within a minute, without a restart.",
              "Does the firewall trust whoever signed it? Import the authority's certificate there"
                  + " if that changes.");
      case SOURCE_SILENT ->
          List.of(
              "On the firewall or filter: is sending of logs (syslog) still on, and to this"
                  + " computer's address and port? Updates and new licences switch it off.",
              "Is web filtering logged for every policy, allowed requests too?",
              "Between them: a changed address, a firewall rule, a cable. For a file: is it still"
                  + " written, and under the same name?");
      case NOT_ACCEPTING, SPOOL_FULL, SPOOL_FILLING ->
          List.of(
              "Free disk space where Handbell keeps its data.",
              "Does Kafka run? Until it takes lines, they wait on that disk.");
      case LATE ->
          List.of(
              "Does Kafka run, and is its disk neither full nor slow?",
              "Is the computer busy with something else?");
      case NOT_JUDGED ->
          List.of(
              "Does a classifier run, and does its /health/ready say ready? Start one; its log says"
                  + " why it stopped.",
              "Does Kafka answer from where it runs?");
      case STEPS_MISSED ->
          List.of(
              "Look into Handbell's log for a step that failed, then start Handbell anew.",
              "Safeguarding lead: ./handbell case list shows what nobody has taken; ask those who"
                  + " should know of it yourself.");
      case MAIL_STUCK, BOUNCES_UNREAD ->
          List.of(
              "Sign-in or token refused: has the password changed, or has the client's secret or"
                  + " the owner's consent run out? Renew it under mail: and start Handbell anew.",
              "No STARTTLS, or a certificate that is not trusted: somebody may stand between"
                  + " Handbell and the mail server. Ask who looks after the network and the"
                  + " server.",
              "No connection: is the mail server up, and does the firewall let Handbell reach it?");
      case BULLETIN_UNWRITTEN ->
          List.of(
              "Is the disk of the database full, or the database locked or away? Handbell's log"
                  + " names the fault.",
              "./handbell digest writes the same week to the screen and shows whether it works"
                  + " now.");
      case MAIL_DEAD ->
          List.of(
              "./handbell outbox list names each with its recipient and what the server answered.",
              "Mend the address or the mailbox, then ./handbell outbox retry; where it need not be"
                  + " sent any more, ./handbell outbox drop.");
      case ROUTE_ENDS_NOWHERE ->
          List.of(
              "Name somebody else under people, or a cover under away of whoever is absent.",
              "./handbell contacts shows who has confirmed; ./handbell route shows where a concern"
                  + " would go.");
      case CONTACT_UNCONFIRMED ->
          List.of(
              "Ask them to open the test alert, perhaps among unwanted mail, and to follow its"
                  + " link; ./handbell contacts test sends another.",
              "Where there is no link, ./handbell contacts confirm writes down who said that it"
                  + " came.");
      case LINE_UNPROVED ->
          List.of(
              "How far it got, above, says which part of Handbell to look at; that part's log names"
                  + " the fault.",
              "Once it is mended: ./handbell proof --config FILE --run sends another line"
                  + " through.");
      case CANARY_SILENT ->
          List.of(
              "Is the canary on, and does it ask for its page through the filter?",
              "If it is: does the filter log what it asks for, with the device's name or address?");
      case DRILL_UNCONFIRMED ->
          List.of(
              "Ask them whether the mail arrived. Look among the junk mail, and let mails of"
                  + " Handbell's address pass there.",
              "Has the address changed, or are they away? Then name somebody else under people.");
      case HEARTBEAT_FAILED ->
          List.of(
              "May this computer open the address under proof.heartbeat, through the proxy too?",
              "Has the check been deleted or renamed at the service that waits for it?");
      case LINES_MISSED ->
          List.of(
              "Syslog over UDP loses lines in a burst: send by TCP or TLS where the filter can.",
              "A log file that is truncated in place loses lines: let it be renamed instead.");
      case CLOCK_WRONG ->
          List.of("Set the device's time server (NTP) and its time zone, or zone: of the source.");
      case LINES_REJECTED, FORMAT_CHANGED ->
          List.of(
              "Did the filter get an update, or was its log format changed?",
              "The topic handbell.rejected holds each unread line with the reason; ./handbell parse"
                  + " tries a format on a file.");
      case LIST_OLD ->
          List.of(
              "Has the licence run out, or have the password, the address or the firewall changed?",
              "./handbell lists check says what its source answers.");
      case FEWER_NAMES, NO_NAMES ->
          List.of(
              "Does the filter still know who is signed in: its agent, directory or sign-in page?",
              "Without a user an alert can name a device alone.");
      case NO_SEARCHES ->
          List.of(
              "Searches are seen only where the filter decrypts HTTPS for search engines.",
              "If that is as the school wants it, nothing needs doing; the DSL should know it.");
      case NAME_UNMAPPED ->
          List.of(
              "Look in the filter's own documentation what it puts there, and tell those who keep"
                  + " Handbell, with the name as it stands here.",
              "If the school made the category itself, say which of the usual ones it is closest"
                  + " to.");
    };
  }

  static String meanwhile(Kind kind) {
    return switch (kind) {
      case INGEST_SILENT, WAY_IN_SHUT, SOURCE_SILENT -> NOTHING_SEEN;
      case CERTIFICATE_ENDED ->
          "Handbell still shows it. A firewall that looks at the date sends nothing more.";
      case CERTIFICATE_ENDS ->
          "Handbell reads on. Once it has run out, a firewall that looks at the date stops"
              + " sending.";
      case NOT_ACCEPTING ->
          "Handbell takes no more lines, so that it loses none it has acknowledged. Filters that"
              + " send by TCP are made to wait; what comes by UDP is lost.";
      case SPOOL_FULL, SPOOL_FILLING, LATE -> NOTHING_LOST;
      case NOT_JUDGED ->
          "What comes in is kept and is judged in order once a classifier runs. Until then nobody is"
              + " told of a concern.";
      case BULLETIN_UNWRITTEN ->
          "Alerts are sent as ever. Handbell tries this mail again each minute, and sends it once.";
      case STEPS_MISSED ->
          "New alerts are still sent. Reminders and the next people in the line are not.";
      case ROUTE_ENDS_NOWHERE ->
          "Handbell tells those who are named all the same, whether they read it or not.";
      case CONTACT_UNCONFIRMED -> "They are sent every alert all the same.";
      case LINE_UNPROVED ->
          "What filters log may reach nobody. Real lines are kept and are looked at when the way is"
              + " open again.";
      case CANARY_SILENT -> READS_ON;
      case DRILL_UNCONFIRMED ->
          "Alerts are still sent to them. Others who are told of the same cases are told as"
              + " before.";
      case HEARTBEAT_FAILED -> READS_ON + " Nobody outside would notice if it stopped altogether.";
      case LIST_OLD ->
          "Handbell judges by the list it has. What is newer on it is looked for among earlier"
              + " events as soon as the list comes.";
      case LINES_REJECTED, FORMAT_CHANGED ->
          READS_ON + " Lines that it cannot read are kept whole and are not looked at.";
      case WAY_IN_FAULTY, LINES_MISSED, CLOCK_WRONG, FEWER_NAMES, NO_NAMES, NO_SEARCHES -> READS_ON;
      case MAIL_STUCK ->
          "Every mail is kept and tried again; a P1 for as long as it takes. Safeguarding lead:"
              + " ./handbell case list shows what there is.";
      case MAIL_DEAD -> "Where somebody else may be told instead, they were.";
      case BOUNCES_UNREAD ->
          "Mails are sent as before. Should one come back, nobody else is told in its place.";
      case NAME_UNMAPPED ->
          "Handbell judges these requests by everything else in them. It does not ask again.";
    };
  }
}
