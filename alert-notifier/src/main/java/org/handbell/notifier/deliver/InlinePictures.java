package org.handbell.notifier.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.Base64;

/**
 * Sends the pictures that stand in a mail's HTML beside it, as mail programs want them (RFC 2387,
 * RFC 2392): many do not show those that stand within.
 */
final class InlinePictures {

  private static final String START = "src=\"data:image/";
  private static final String MIDDLE = ";base64,";

  private InlinePictures() {}

  /** The HTML as a part, with its pictures where it has any. */
  static MimeBodyPart of(String html, String mailKey) throws MessagingException {
    MimeMultipart related = new MimeMultipart("related");
    StringBuilder rest = new StringBuilder(html);
    int pictures = 0;
    for (int at = rest.indexOf(START); at >= 0; at = rest.indexOf(START, at + 1)) {
      int middle = rest.indexOf(MIDDLE, at);
      int end = rest.indexOf("\"", at + START.length());
      if (middle < 0 || end < middle) {
        break;
      }
      String id = "picture" + ++pictures + "." + mailKey;
      String type = "image/" + rest.substring(at + START.length(), middle);
      related.addBodyPart(picture(id, type, rest.substring(middle + MIDDLE.length(), end)));
      rest.replace(at, end, "src=\"cid:" + id);
    }
    MimeBodyPart page = new MimeBodyPart();
    page.setText(rest.toString(), UTF_8.name(), "html");
    if (pictures == 0) {
      return page;
    }
    related.addBodyPart(page, 0);
    MimeBodyPart whole = new MimeBodyPart();
    whole.setContent(related);
    return whole;
  }

  private static MimeBodyPart picture(String id, String type, String base64)
      throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    byte[] content = Base64.getDecoder().decode(base64);
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, type)));
    part.setContentID("<" + id + ">");
    part.setDisposition(MimeBodyPart.INLINE);
    return part;
  }
}
