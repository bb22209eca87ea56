package org.handbell.notifier.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Postfix of the test's own, with folders, ports and a certificate of its own. It takes mail with
 * STARTTLS at one port and without at the other, answers some recipients as a troubled server does
 * and passes all others on.
 */
final class PostfixServer {

  static final String ABSENT =
      "no Postfix that may be started here, so mail is tested on servers of the tests' own alone: on"
          + " Debian, apt install postfix, and run as root";

  private static final Path PROGRAM = Path.of("/usr/sbin/postfix");
  private static final char[] PASSWORD = "changeit".toCharArray();

  private static final String MASTER =
      """
      127.0.0.1:%d inet n - n - - smtpd
      127.0.0.1:%d inet n - n - - smtpd -o smtpd_tls_security_level=none
      cleanup unix n - n - 0 cleanup
      qmgr unix n - n 300 1 qmgr
      tlsmgr unix - - n 1000? 1 tlsmgr
      rewrite unix - - n - - trivial-rewrite
      bounce unix - - n - 0 bounce
      defer unix - - n - 0 bounce
      trace unix - - n - 0 bounce
      verify unix - - n - 1 verify
      proxymap unix - - n - - proxymap
      smtp unix - - n - - smtp
      error unix - - n - - error
      virtual unix - n n - - virtual
      retry unix - - n - - error
      anvil unix - - n - 1 anvil
      scache unix - - n - 1 scache
      postlog unix-dgram n - n - 1 postlogd
      """;

  private static final String MAIN =
      """
      compatibility_level = 3.6
      queue_directory = FOLDER/queue
      data_directory = FOLDER/data
      mail_owner = postfix
      setgid_group = postdrop
      myhostname = mx.elm.example
      mydestination =
      mynetworks = 127.0.0.0/8
      inet_protocols = ipv4
      maillog_file_prefixes = FOLDER
      maillog_file = FOLDER/log
      default_transport = smtp:[127.0.0.1]:NEXT
      virtual_alias_maps = inline:{ {returned@elm.example = returned@away.example} }
      transport_maps = inline:{ {away.example = error:5.1.1 no such mailbox},
        {handbell@elm.example = virtual:} }
      virtual_mailbox_domains =
      virtual_mailbox_base = FOLDER/boxes
      virtual_mailbox_maps = static:handbell/
      virtual_uid_maps = static:65534
      virtual_gid_maps = static:65534
      smtpd_tls_security_level = may
      smtpd_tls_cert_file = FOLDER/made.pem
      smtpd_tls_key_file = FOLDER/made.key
      smtpd_tls_received_header = yes
      smtpd_sasl_auth_enable = yes
      smtpd_sasl_type = dovecot
      smtpd_sasl_path = inet:127.0.0.1:ACCOUNTS
      smtpd_relay_restrictions = permit_mynetworks, reject
      smtpd_recipient_restrictions = check_recipient_access inline:{
        {busy@elm.example = 421 4.3.2 busy}, {later@elm.example = 450 4.2.0 later},
        {gone@elm.example = 550 5.1.1 no such mailbox} }, permit_mynetworks, reject
      smtpd_restriction_classes = slow
      slow = sleep 3, permit
      smtpd_end_of_data_restrictions = check_recipient_access inline:{
        {slow@elm.example = slow} }
      """;

  private final Path folder;
  private final int port;
  private final int plainPort;

  private PostfixServer(Path folder, int port, int plainPort) {
    this.folder = folder;
    this.port = port;
    this.plainPort = plainPort;
  }

  static boolean isHere() {
    return Files.isExecutable(PROGRAM) && "root".equals(System.getProperty("user.name"));
  }

  /**
   * Starts one.
   *
   * @param next port of the server that mail is passed on to
   * @param accounts port of the server that knows who may sign in
   */
  static PostfixServer start(int next, int accounts) throws Exception {
    Path folder = Files.createTempDirectory("handbell-postfix");
    PostfixServer server = new PostfixServer(folder, freePort(), freePort());
    Files.createDirectory(folder.resolve("etc"));
    Files.createDirectory(folder.resolve("queue"));
    Files.createDirectory(folder.resolve("data"));
    Files.createDirectory(folder.resolve("boxes"));
    run("chmod", "755", folder.toString());
    run("chown", "65534:65534", folder.resolve("boxes").toString());
    run("chown", "postfix", folder.resolve("data").toString());
    certificate(folder, "made");
    certificate(folder, "other");
    Files.writeString(
        folder.resolve("etc/main.cf"),
        MAIN.replace("FOLDER", folder.toString())
            .replace("NEXT", String.valueOf(next))
            .replace("ACCOUNTS", String.valueOf(accounts)));
    Files.writeString(
        folder.resolve("etc/master.cf"), MASTER.formatted(server.port, server.plainPort));
    server.start();
    return server;
  }

  int port() {
    return port;
  }

  /** What came for Handbell itself: reports of mails that could not be delivered. */
  List<Path> returned() throws IOException {
    Path box = folder.resolve("boxes/handbell/new");
    if (!Files.isDirectory(box)) {
      return List.of();
    }
    try (Stream<Path> mails = Files.list(box)) {
      return mails.toList();
    }
  }

  /** Where nobody offers STARTTLS, as when somebody in between takes it away. */
  int plainPort() {
    return plainPort;
  }

  /** The certificate that the server shows. */
  Path certificate() {
    return folder.resolve("made.pem");
  }

  Path otherCertificate() {
    return folder.resolve("other.pem");
  }

  void start() throws Exception {
    control("start");
    await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(this::answers);
  }

  private boolean answers() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.getInputStream().read() == '2';
    }
  }

  void stop() throws Exception {
    control("stop");
  }

  private void control(String what) throws Exception {
    run(PROGRAM.toString(), "-c", folder.resolve("etc").toString(), what);
  }

  /** Leaves nothing behind. */
  void end() throws Exception {
    stop();
    run("rm", "-rf", folder.toString());
  }

  /** For 0.0.0.0, which leads here and is no loopback address, as a school's server is not. */
  private static void certificate(Path folder, String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve(name + ".p12");
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of("-genkeypair", "-keystore", file.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", new String(PASSWORD), "-alias", name, "-keyalg", "EC"));
    command.addAll(List.of("-dname", "CN=" + name, "-ext", "SAN=ip:0.0.0.0", "-validity", "2"));
    run(command.toArray(String[]::new));
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    pem(folder.resolve(name + ".pem"), "CERTIFICATE", store.getCertificate(name).getEncoded());
    pem(folder.resolve(name + ".key"), "PRIVATE KEY", store.getKey(name, PASSWORD).getEncoded());
  }

  private static void pem(Path file, String what, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(der);
    Files.writeString(
        file, "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, text, what));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Path said = Files.createTempFile("handbell-postfix", ".log");
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    String text = Files.readString(said, UTF_8);
    Files.delete(said);
    if (code != 0) {
      throw new IllegalStateException(command[0] + " ended with " + code + ": " + text);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
