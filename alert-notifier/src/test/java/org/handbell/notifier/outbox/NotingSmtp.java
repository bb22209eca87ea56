package org.handbell.notifier.outbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A mail server that takes every mail, and says of each moment on the way that it has come. A mail
 * has arrived when its last line was read, whatever becomes of the answer.
 */
final class NotingSmtp implements AutoCloseable {

  /** How far a mail has come. */
  enum Moment {
    CONNECTED,
    SENDER,
    RECIPIENT,
    DATA,
    HEADERS,
    LAST_LINE,
    ANSWERED,
    GOODBYE
  }

  private final ServerSocket socket;
  private final Consumer<Moment> listener;
  private final List<String> arrived = new ArrayList<>();

  NotingSmtp(Consumer<Moment> listener) throws IOException {
    this.listener = listener;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    new Thread(this::serve, "noting-smtp").start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The Message-IDs of all that arrived, in order. */
  synchronized List<String> arrived() {
    return List.copyOf(arrived);
  }

  private synchronized void note(String messageId) {
    arrived.add(messageId);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        // the client was killed, or the test is over
      }
    }
  }

  private void talk(Socket client) throws IOException {
    client.setTcpNoDelay(true);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
    OutputStream out = client.getOutputStream();
    say(out, "220 noting");
    listener.accept(Moment.CONNECTED);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      switch (command) {
        case "MAIL" -> listener.accept(Moment.SENDER);
        case "RCPT" -> listener.accept(Moment.RECIPIENT);
        case "QUIT" -> listener.accept(Moment.GOODBYE);
        default -> {}
      }
      if (command.equals("DATA")) {
        listener.accept(Moment.DATA);
        say(out, "354 go on");
        take(in);
        say(out, "250 taken");
        listener.accept(Moment.ANSWERED);
      } else {
        say(out, "250 fine");
      }
    }
  }

  /** Reads a mail to its last line; one that breaks off has not arrived. */
  private void take(BufferedReader in) throws IOException {
    String messageId = "";
    boolean headers = true;
    for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) {
        throw new IOException("the mail breaks off");
      }
      if (headers && line.startsWith("Message-ID: ")) {
        messageId = line.substring("Message-ID: ".length());
      }
      if (headers && line.isEmpty()) {
        headers = false;
        listener.accept(Moment.HEADERS);
      }
    }
    note(messageId);
    listener.accept(Moment.LAST_LINE);
  }

  private static void say(OutputStream out, String answer) throws IOException {
    out.write((answer + "\r\n").getBytes(US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
