package org.handbell.notifier.digest;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.digest.Background.UsualWeek;

/** What is new in a week, in sentences: an AI tool, a rise in tries to get round the filter. */
final class Fresh {

  private static final int MOST_TOOLS = 8;
  private static final long FEWEST = 10;
  private static final long TIMES = 3;

  private Fresh() {}

  /**
   * The sentences; none in a school's first weeks, when everything is new.
   *
   * @param bypass events of the week that were about getting round the filter
   */
  static List<String> of(Background background, long bypass) {
    List<String> sentences = new ArrayList<>();
    List<String> tools = background.newTools();
    if (!tools.isEmpty() && !background.usual().isEmpty()) {
      sentences.add(
          "First seen here: %s of AI tools: %s%s. A new AI tool is a reason to look at the filtering again."
              .formatted(
                  tools.size() == 1 ? "the site" : "the sites",
                  tools.stream().limit(MOST_TOOLS).map(Shown::plain).collect(joining(", ")),
                  tools.size() > MOST_TOOLS
                      ? " and " + (tools.size() - MOST_TOOLS) + " more"
                      : ""));
    }
    OptionalLong usual = Usual.of(background.usual().stream().map(UsualWeek::bypass).toList());
    if (isRise(bypass, usual)) {
      sentences.add(
          "More tries than usual to get round the filter: %d, usual in a week is %d."
              .formatted(bypass, usual.getAsLong()));
    }
    return sentences;
  }

  /** True where a count is far above what is usual. */
  static boolean isRise(long count, OptionalLong usual) {
    return usual.isPresent() && count >= FEWEST && count >= TIMES * usual.getAsLong();
  }
}
