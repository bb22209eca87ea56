package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

  @Test
  void a_command_that_is_named_is_the_only_one_to_be_made_ready() {
    String[] words = {"run", "--config", "handbell.yaml"};

    assertThat(Main.meant(words)).containsExactly(RunCommand.class);
  }

  @ParameterizedTest
  @CsvSource({"help", "rum", "--help", "--version"})
  void help_and_slips_know_every_command(String word) {
    assertThat(Main.commandLine(Main.meant(new String[] {word})).getSubcommands())
        .containsKeys("run", "check-config", "demo", "help");
  }

  @Test
  void no_word_at_all_knows_every_command() {
    assertThat(Main.meant(new String[0])).contains(RunCommand.class, DemoCommand.class);
  }
}
