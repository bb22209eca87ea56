package org.handbell.notifier.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;

/** Tells a Postfix who may sign in, in the language of Dovecot's authentication service. */
final class Accounts implements AutoCloseable {

  private static final String GREETING =
      """
      VERSION\t1\t1
      MECH\tPLAIN\tplaintext
      MECH\tXOAUTH2\tplaintext
      SPID\t1
      CUID\t1
      COOKIE\t0123456789abcdef0123456789abcdef
      DONE
      """;

  private final ServerSocket socket;
  private final String secret;

  /**
   * Answers from now on.
   *
   * @param secret the password or token that is the right one
   */
  Accounts(String secret) throws IOException {
    this.secret = secret;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    new Thread(this::serve, "accounts").start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        new Thread(() -> talk(client), "account").start();
      } catch (IOException e) {
        // the test is over
      }
    }
  }

  private void talk(Socket client) {
    try (client) {
      BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
      say(client.getOutputStream(), GREETING);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split("\t", -1);
        if (words[0].equals("AUTH")) {
          boolean good = given(words).contains(secret);
          say(
              client.getOutputStream(),
              "%s\t%s\tuser=u%n".formatted(good ? "OK" : "FAIL", words[1]));
        }
      }
    } catch (IOException e) {
      // the server was stopped
    }
  }

  private static String given(String[] words) {
    for (String word : words) {
      if (word.startsWith("resp=")) {
        return new String(Base64.getDecoder().decode(word.substring("resp=".length())), UTF_8);
      }
    }
    return "";
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
