package org.handbell.app.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.function.ObjLongConsumer;

/**
 * A mail server on the loopback interface that keeps no mail, and says of each when its last line
 * came: nothing is parsed or stored while others wait.
 */
public final class StampingSink implements AutoCloseable {

  private final ServerSocket server;
  private final ObjLongConsumer<String> arrived;

  /**
   * Starts on a free port.
   *
   * @param arrived takes each mail as it came over the wire, and {@link System#nanoTime} of its end
   */
  public StampingSink(ObjLongConsumer<String> arrived) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.arrived = arrived;
    start("mail sink", this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket client = server.accept();
        start("mail sink client", () -> talk(client));
      }
    } catch (IOException e) {
      return; // closed
    }
  }

  private void talk(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
      OutputStream out = client.getOutputStream();
      say(out, "220 sink");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String verb = line.toUpperCase(Locale.ROOT);
        if (verb.startsWith("DATA")) {
          say(out, "354 go on");
          String mail = mail(in);
          arrived.accept(mail, System.nanoTime());
        }
        say(out, verb.startsWith("QUIT") ? "221 bye" : "250 ok");
      }
    } catch (IOException e) {
      return; // the client is gone
    }
  }

  /** With the line ends that quoted-printable adds taken out again. */
  private static String mail(BufferedReader in) throws IOException {
    StringBuilder mail = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      boolean soft = line.endsWith("=");
      mail.append(line, 0, soft ? line.length() - 1 : line.length()).append(soft ? "" : "\n");
    }
    return mail.toString();
  }

  private static void say(OutputStream out, String answer) throws IOException {
    out.write((answer + "\r\n").getBytes(ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
