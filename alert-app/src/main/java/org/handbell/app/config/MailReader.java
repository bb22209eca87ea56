package org.handbell.app.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.handbell.app.config.HandbellConfig.Mail;
import org.handbell.document.Fields;
import org.handbell.notifier.deliver.BounceBox;
import org.handbell.notifier.deliver.OAuth;
import org.handbell.notifier.deliver.Trust;
import org.jspecify.annotations.Nullable;

/** Reads {@code mail}: how mail leaves, who signs in, and where it is said that one came back. */
final class MailReader {

  private MailReader() {}

  static Mail read(Fields f) {
    String from = f.required("from", "missing@email.invalid", Values::email);
    String user = f.optionalText("user").orElse(null);
    String password = f.optionalText("password").orElse(null);
    OAuth oauth = f.has("oauth") ? oauth(f.object("oauth"), user == null ? from : user) : null;
    if (oauth != null && password != null) {
      f.fault("password", "mail.oauth signs in without one; take one of the two away");
    }
    Mail read =
        new Mail(
            f.required("smtp", URI.create("smtp://127.0.0.1:25"), Values::smtp),
            from,
            user,
            password,
            f.optionalChoice("words", Words.values(), Values::lower, Words.OMIT) == Words.INCLUDE,
            oauth,
            trust(f),
            bounces(f, user == null ? from : user, password, oauth));
    f.done();
    return read;
  }

  /** Whether mails hold the words typed. */
  private enum Words {
    OMIT,
    INCLUDE
  }

  private static @Nullable OAuth oauth(Fields f, String mailbox) {
    boolean microsoft = f.has("tenant");
    String refreshToken = f.optionalText("refreshToken").orElse(null);
    if (microsoft == f.has("tokenUrl")) {
      f.fault(
          "tokenUrl",
          "name either tenant (Microsoft 365) or tokenUrl, for Google"
              + " https://oauth2.googleapis.com/token");
    }
    if (microsoft && refreshToken != null) {
      f.fault("refreshToken", "Microsoft 365 needs none; take it away");
    }
    URI standIn = URI.create("https://token.invalid/");
    URI tokenUrl =
        microsoft
            ? f.required("tenant", standIn, OAuth::microsoft)
            : f.parsed("tokenUrl", standIn, Values::uri);
    String scope = refreshToken == null ? OAuth.MICROSOFT_SCOPE : OAuth.GOOGLE_SCOPE;
    String id = f.text("clientId");
    String secret = f.text("clientSecret");
    String scopeGiven = f.optionalText("scope").orElse(scope);
    String user = f.optionalText("user").orElse(mailbox);
    f.done();
    try {
      return new OAuth(tokenUrl, id, secret, refreshToken, scopeGiven, user);
    } catch (IllegalArgumentException e) {
      f.fault("tokenUrl", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static @Nullable Path trust(Fields f) {
    Path file = f.existingFile("trust").orElse(null);
    try {
      if (file != null) {
        var unused = Trust.of(file);
      }
    } catch (IOException e) {
      f.fault("trust", String.valueOf(e.getMessage()));
    }
    return file;
  }

  private static @Nullable BounceBox bounces(
      Fields f, String mailbox, @Nullable String password, @Nullable OAuth oauth) {
    String own = f.optionalText("bouncesPassword").orElse(password);
    String user = oauth == null ? mailbox : oauth.user();
    return f.has("bounces")
        ? f.required(
            "bounces",
            new BounceBox(URI.create("imaps://x.invalid"), user, own),
            given -> box(given, user, own))
        : null;
  }

  private static BounceBox box(String given, String mailbox, @Nullable String password) {
    URI imap = Values.uri(given);
    return new BounceBox(imap, imap.getUserInfo() == null ? mailbox : imap.getUserInfo(), password);
  }
}
