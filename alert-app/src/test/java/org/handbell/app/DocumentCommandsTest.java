package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.handbell.app.Documents.Code;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Each command in the documents is one that the command line knows, with its options. */
class DocumentCommandsTest {

  private static final Pattern CALL = Pattern.compile("\\./handbell((?: [^\n]*)?)");

  /** What a shell does with the rest, and remarks. */
  private static final Pattern END = Pattern.compile("\\s(?:#|\\||>|<|&&|;).*$");

  private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"?|[^\\s\"]+");

  @Test
  void every_command_can_be_typed_as_it_stands_there() throws IOException {
    List<String> faults = new ArrayList<>();
    int calls = 0;
    for (Code code : Documents.code()) {
      Matcher call = CALL.matcher(code.text().replaceAll("\\\\\n\\s*", " "));
      while (call.find()) {
        calls++;
        String typed = END.matcher(call.group(1)).replaceAll("");
        fault(tokens(typed)).ifPresent(why -> faults.add(code.where() + ": " + typed + ": " + why));
      }
    }
    assertThat(faults).isEmpty();
    assertThat(calls).isGreaterThan(60);
  }

  private static List<String> tokens(String typed) {
    List<String> tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(typed);
    while (token.find()) {
      String bare =
          token.group().startsWith("\"") ? token.group() : token.group().replaceAll("[\\[\\]]", "");
      if (!bare.isEmpty()) {
        tokens.add(bare);
      }
    }
    return tokens;
  }

  private static Optional<String> fault(List<String> tokens) {
    CommandSpec spec = Main.commandLine().getCommandSpec();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      CommandLine sub = spec.subcommands().get(token);
      if (sub != null) {
        spec = sub.getCommandSpec();
      } else if (token.startsWith("-") && token.length() > 1) {
        String name = token.contains("=") ? token.substring(0, token.indexOf('=')) : token;
        OptionSpec option = spec.findOption(name);
        if (option == null) {
          return Optional.of(spec.qualifiedName() + " has no option " + name);
        }
        if (option.arity().max() > 0 && !token.contains("=") && i + 1 < tokens.size()) {
          i++;
          Optional<String> wrong = choice(option, tokens.get(i));
          if (wrong.isPresent()) {
            return wrong;
          }
        }
      } else if (spec.positionalParameters().isEmpty() && !token.equals("…")) {
        return Optional.of(spec.qualifiedName() + " takes no " + token);
      }
    }
    return Optional.empty();
  }

  /** A word out of a fixed choice. */
  private static Optional<String> choice(OptionSpec option, String given) {
    Object[] words = option.type().getEnumConstants();
    if (words == null) {
      return Optional.empty();
    }
    String known =
        Arrays.stream(words)
            .map(word -> String.valueOf(word).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" "));
    return Arrays.stream(given.split("\\|", -1))
        .filter(word -> !List.of(known.split(" ", -1)).contains(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(word -> option.longestName() + " is not " + word + " but one of " + known);
  }
}
