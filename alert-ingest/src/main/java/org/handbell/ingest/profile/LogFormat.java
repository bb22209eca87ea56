package org.handbell.ingest.profile;

import java.util.Locale;
import java.util.Map;

/** Makes a template of the {@code logformat} line of Squid or the {@code LogFormat} of Apache. */
final class LogFormat {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("ts", "time"),
          Map.entry("tl", "time"),
          Map.entry("tg", "time"),
          Map.entry("t", "time"),
          Map.entry(">a", "client"),
          Map.entry("a", "client"),
          Map.entry("h", "client"),
          Map.entry(">A", "client_name"),
          Map.entry(">eui", "mac"),
          Map.entry("un", "user"),
          Map.entry("ul", "user"),
          Map.entry("ue", "user"),
          Map.entry("u", "user"),
          Map.entry("rm", "method"),
          Map.entry("m", "method"),
          Map.entry("ru", "url"),
          Map.entry(">ru", "url"),
          Map.entry("U", "url"),
          Map.entry("Ss", "result"),
          Map.entry(">Hs", "status"),
          Map.entry("Hs", "status"),
          Map.entry(">s", "status"),
          Map.entry("s", "status"),
          Map.entry("mt", "mime"),
          Map.entry("<a", "peer"),
          Map.entry("Sh", "hierarchy"),
          Map.entry(">h:referer", "referer"),
          Map.entry(">h:user-agent", "agent"),
          Map.entry("i:referer", "referer"),
          Map.entry("i:user-agent", "agent"));

  private final String text;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private LogFormat(String text) {
    this.text = text;
  }

  /** The template that reads what the format writes. */
  static String template(String format) {
    return new LogFormat(format.replace("\\\"", "\"").replace("%ts.%03tu", "%ts")).read();
  }

  private String read() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '%') {
        code();
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private void code() {
    while (at < text.length() && "\"[#'/-0123456789.!,".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String argument = argument();
    int from = at;
    while (at < text.length() && "<>".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    String code = text.substring(from, at);
    argument = argument.isEmpty() ? argument() : argument;
    if (code.equals("r")) {
      out.append("{method} {url} {-}");
    } else if (code.equals("t")) {
      out.append("[{time}]");
    } else {
      out.append('{').append(name(code, argument)).append('}');
    }
  }

  private String argument() {
    int close = at < text.length() && text.charAt(at) == '{' ? text.indexOf('}', at) : -1;
    if (close < 0) {
      return "";
    }
    String argument = text.substring(at + 1, close).toLowerCase(Locale.ROOT);
    at = close + 1;
    return argument;
  }

  private static String name(String code, String argument) {
    String key = argument.isEmpty() || code.startsWith("t") ? code : code + ":" + argument;
    return NAMES.getOrDefault(key, "-");
  }
}
