package org.handbell.ingest.parse;

import java.util.Locale;
import org.handbell.model.Event;
import org.jspecify.annotations.Nullable;

/** Joins the address asked for from the parts in which a line gives it. */
final class AddressParts {

  private AddressParts() {}

  static Event.@Nullable Url url(RequestDraft draft) {
    String written = written(draft);
    boolean tunnel = written != null && isTunnel(written, draft.method);
    String authority = tunnel && draft.host == null ? written : draft.host;
    String host = authority == null ? null : UrlText.host(authority.strip());
    if (written == null || tunnel) {
      return host == null ? null : new Event.Url(null, host, null, null, null);
    }
    Event.Url url = UrlText.split(whole(written, host, draft.scheme));
    return host != null && saysMore(host, url.domain()) ? url.at(host) : url;
  }

  /** True where the address itself names no host, or only the number of one that has a name. */
  private static boolean saysMore(String host, @Nullable String named) {
    return named == null || (IpText.isAddress(named) && !IpText.isAddress(host));
  }

  /** The address as it stands in the line, or its path and query as one. */
  private static @Nullable String written(RequestDraft draft) {
    String url = draft.url;
    if (url == null && draft.path != null) {
      url = draft.path.startsWith("/") ? draft.path : "/" + draft.path;
    }
    if (url != null && draft.query != null && url.indexOf('?') < 0) {
      url += (draft.query.startsWith("?") ? "" : "?") + draft.query;
    }
    return url;
  }

  /** A path alone has the host put before it. */
  private static String whole(String url, @Nullable String host, @Nullable String scheme) {
    if (host == null || !url.startsWith("/") || url.startsWith("//")) {
      return url;
    }
    String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return scheme == null ? name + url : scheme.toLowerCase(Locale.ROOT) + "://" + name + url;
  }

  /** {@code www.example.com:443}: of an encrypted visit nothing but the site is known. */
  private static boolean isTunnel(String url, @Nullable String method) {
    return "CONNECT".equals(method) && url.indexOf('/') < 0 && url.indexOf('?') < 0;
  }
}
