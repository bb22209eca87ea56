package org.handbell.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;

/** Asks for passphrases on the terminal, unseen; where there is none, one a line of the input. */
final class Passphrases {

  private final BufferedReader input = new BufferedReader(new InputStreamReader(System.in, UTF_8));

  @SuppressWarnings("SystemConsoleNull") // where Java always has one, it reads the input itself
  char[] ask(String prompt) {
    Console console = System.console();
    if (console != null) {
      char[] typed = console.readPassword("%s", prompt);
      return typed == null ? new char[0] : typed;
    }
    try {
      String line = input.readLine();
      return line == null ? new char[0] : line.toCharArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the input ended", e);
    }
  }
}
