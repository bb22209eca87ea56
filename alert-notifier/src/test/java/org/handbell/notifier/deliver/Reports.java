package org.handbell.notifier.deliver;

/** Reports of undelivered mail as mail servers write them. */
public final class Reports {

  private Reports() {}

  /** A report of that mail, with the headers of the mail alone. */
  public static String of(String key, String action, String status) {
    return """
    From: Mail Delivery System <MAILER-DAEMON@mx.elm.example>
    To: handbell@elm.example
    Subject: Undelivered Mail Returned to Sender
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status;
     boundary="cut"

    --cut
    Content-Type: text/plain; charset=us-ascii

    I am sorry.

    --cut
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.elm.example
    Arrival-Date: Fri, 20 Nov 2026 10:15:30 +0000

    Final-Recipient: rfc822; dsl@elm.example
    Action: %s
    Status: %s
    Diagnostic-Code: smtp; 550 5.1.1 <dsl@elm.example>: no such user

    --cut
    Content-Type: text/rfc822-headers

    From: Handbell <handbell@elm.example>
    To: dsl@elm.example
    Message-ID: <%s@elm.example>
    Subject: [Handbell P1] Safeguarding alert

    --cut--
    """
        .formatted(action, status, key)
        .replace("\n", "\r\n");
  }
}
