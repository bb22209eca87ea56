package org.handbell.ingest.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.handbell.document.Fields;

/** Reads how a profile's lines are parted: {@code engine} and the settings that go with it. */
final class EngineReader {

  private EngineReader() {}

  private enum Way {
    KEY_VALUE,
    CEF,
    LEEF,
    DELIMITED,
    W3C,
    JSON,
    TEMPLATE;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private enum Separator {
    BLANK(' '),
    COMMA(','),
    TAB('\t'),
    SEMICOLON(';'),
    BAR('|');

    private final char mark;

    Separator(char mark) {
      this.mark = mark;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private enum Sign {
    EQUALS('='),
    COLON(':');

    private final char mark;

    Sign(char mark) {
      this.mark = mark;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static char sign(Fields top) {
    return top.optionalChoice("sign", Sign.values(), Sign::word, Sign.EQUALS).mark;
  }

  static Engine read(String profile, Fields top) {
    Way way = top.choice("engine", Way.values(), Way::word, Way.JSON);
    Separator usual = way == Way.DELIMITED ? Separator.COMMA : Separator.BLANK;
    char separator =
        top.optionalChoice("separator", Separator.values(), Separator::word, usual).mark;
    return switch (way) {
      case KEY_VALUE -> new KeyValue(separator, sign(top), true, false);
      case CEF -> new Cef();
      case LEEF -> new Leef();
      case JSON -> new Json();
      case W3C -> Delimited.withHeading(profile, separator, Delimited.Heading.FIELDS_LINE);
      case DELIMITED -> delimited(profile, separator, top.oneOrMore("columns"));
      case TEMPLATE -> template(top);
    };
  }

  private static Engine delimited(String profile, char separator, List<String> given) {
    if (given.isEmpty()) {
      return Delimited.withHeading(profile, separator, Delimited.Heading.FIRST_ROW);
    }
    List<String> columns =
        given.stream()
            .flatMap(text -> Arrays.stream(text.split(",", -1)))
            .map(String::strip)
            .toList();
    return Delimited.of(profile, separator, columns);
  }

  private static Engine template(Fields top) {
    String key = top.has("logformat") ? "logformat" : "template";
    List<String> texts = top.oneOrMore(key);
    try {
      return Template.of(
          key.equals("template") ? texts : texts.stream().map(LogFormat::template).toList());
    } catch (IllegalArgumentException e) {
      top.fault(key, String.valueOf(e.getMessage()));
      return new Json();
    }
  }
}
