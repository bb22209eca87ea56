package org.handbell.notifier.deliver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A mail server that answers chosen commands as the test says, and all others as a good one does.
 * It remembers every line but those of messages. The answer {@code hang up} closes the connection
 * without a word. The message itself is the command {@code .}.
 */
public final class ScriptedSmtp implements AutoCloseable {

  private final ServerSocket socket;
  private final Function<String, Optional<String>> script;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  public ScriptedSmtp(Map<String, String> answers) throws IOException {
    this(line -> Optional.ofNullable(answers.get(line.split("[ :]", 2)[0])));
  }

  /**
   * Answers by the whole line.
   *
   * @param script {@code CONNECT} and {@code .} stand for the connection and the message; with any
   *     answer to {@code LINE} the connection ends in the middle of the message
   */
  public ScriptedSmtp(Function<String, Optional<String>> script) throws IOException {
    this.script = script;
    this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    new Thread(this::serve, "scripted-smtp").start();
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** The lines of all clients so far, without messages. */
  public List<String> heard() {
    return List.copyOf(heard);
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
    boolean open = say(out, script.apply("CONNECT").orElse("220 scripted"));
    boolean data = false;
    while (open) {
      String line = in.readLine();
      if (line == null) {
        return;
      }
      if (data && !line.equals(".")) {
        if (script.apply("LINE").isPresent()) {
          return;
        }
        continue;
      }
      heard.add(line);
      Optional<String> answer = script.apply(line);
      data = line.equals("DATA") && answer.isEmpty();
      open = say(out, answer.orElse(data ? "354 go on" : "250 fine"));
    }
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
