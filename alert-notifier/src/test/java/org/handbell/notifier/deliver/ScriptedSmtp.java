package org.handbell.notifier.deliver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;

/**
 * A mail server that answers chosen commands as the test says, and all others as a good one does.
 * The answer {@code hang up} closes the connection without a word. The message itself is the
 * command {@code .}.
 */
public final class ScriptedSmtp implements AutoCloseable {

  private final ServerSocket socket;
  private final Map<String, String> answers;

  public ScriptedSmtp(Map<String, String> answers) throws IOException {
    this.answers = Map.copyOf(answers);
    this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    new Thread(this::serve, "scripted-smtp").start();
  }

  public int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        // the client went away, or the test is over
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
    OutputStream out = client.getOutputStream();
    boolean open = say(out, answer("CONNECT").orElse("220 scripted"));
    boolean data = false;
    while (open) {
      String line = in.readLine();
      if (line == null) {
        return;
      }
      if (data && !line.equals(".")) {
        continue;
      }
      String command = data ? "." : line.split("[ :]", 2)[0];
      data = command.equals("DATA") && answer("DATA").isEmpty();
      open = say(out, answer(command).orElse(data ? "354 go on" : "250 fine"));
    }
  }

  private Optional<String> answer(String command) {
    return Optional.ofNullable(answers.get(command));
  }

  private static boolean say(OutputStream out, String answer) throws IOException {
    if (answer.equals("hang up")) {
      return false;
    }
    out.write((answer + "\r\n").getBytes(US_ASCII));
    out.flush();
    return true;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
