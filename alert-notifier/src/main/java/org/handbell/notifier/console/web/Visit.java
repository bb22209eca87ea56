package org.handbell.notifier.console.web;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.handbell.notifier.access.Session;
import org.handbell.notifier.access.Viewer;
import org.jspecify.annotations.Nullable;

/** One request for a page, by somebody who may make it. */
public final class Visit {

  private final Context ctx;
  private final Door door;
  private final @Nullable Viewer viewer;
  private final @Nullable Session session;

  public Visit(Context ctx, Door door, @Nullable Viewer viewer, @Nullable Session session) {
    this.ctx = ctx;
    this.door = door;
    this.viewer = viewer;
    this.session = session;
  }

  /**
   * Who is signed in.
   *
   * @throws IllegalStateException on a page outside
   */
  public Viewer viewer() {
    return isSignedIn(viewer);
  }

  /** Their session. */
  public Session session() {
    return isSignedIn(session);
  }

  private static <T> T isSignedIn(@Nullable T found) {
    if (found == null) {
      throw new IllegalStateException("nobody is signed in on a page outside");
    }
    return found;
  }

  /** True where somebody is signed in. */
  public boolean hasViewer() {
    return viewer != null;
  }

  /** What stands in the path in place of {@code {name}}. */
  public String path(String name) {
    return ctx.pathParam(name);
  }

  /** What stands behind the question mark under that name, unless it is blank. */
  public Optional<String> query(String name) {
    return filled(ctx.queryParam(name));
  }

  /** What was filled in, without the blanks around it; nothing where it is blank. */
  public Optional<String> form(String name) {
    return filled(ctx.formParam(name));
  }

  /** All that was ticked or filled in under that name. */
  public List<String> forms(String name) {
    return ctx.formParams(name);
  }

  /**
   * A file that was handed in, cut off behind {@code most} bytes; nothing where none was chosen.
   */
  public Optional<byte[]> file(String name, int most) {
    UploadedFile file = ctx.uploadedFile(name);
    if (file == null || file.size() == 0) {
      return Optional.empty();
    }
    try (InputStream in = file.content()) {
      return Optional.of(in.readNBytes(most));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was filled in, exactly: a password may begin with a blank. */
  public String exactly(String name) {
    String given = ctx.formParam(name);
    return given == null ? "" : given;
  }

  /** PostgreSQL keeps no NUL in a text, and nobody types one. */
  private static Optional<String> filled(@Nullable String given) {
    return Optional.ofNullable(given)
        .map(text -> text.replace("\0", "").strip())
        .filter(text -> !text.isEmpty());
  }

  /** True where a script asks for a part of the page it shows. */
  public boolean isForPart() {
    return isForPart(ctx);
  }

  static boolean isForPart(Context ctx) {
    return "true".equals(ctx.header("HX-Request"));
  }

  /** Where the request comes from, for limits. */
  public String address() {
    return ctx.ip();
  }

  /** What the browser calls itself. */
  public String device() {
    String name = ctx.userAgent();
    return name == null ? "unknown" : name;
  }

  /** What this browser holds, empty where it holds nothing. */
  public String secret() {
    return door.secret(ctx);
  }

  /** From the next answer on, this browser holds that secret. */
  public void give(String secret) {
    door.give(ctx, secret);
  }

  /** This browser holds no secret any more. */
  public void takeBack() {
    door.takeBack(ctx);
  }
}
