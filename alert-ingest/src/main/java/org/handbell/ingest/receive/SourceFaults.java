package org.handbell.ingest.receive;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.handbell.ingest.SourceConfig;
import org.jspecify.annotations.Nullable;

/** What is wrong with sources as they are configured, before any of them is opened. */
public final class SourceFaults {

  private static final int SHORTEST_TOKEN = 16;

  private SourceFaults() {}

  /**
   * A fault and its mend.
   *
   * @param field of the source
   */
  public record SourceFault(String field, String message) {}

  /** The faults of one source; files that are not there are not read. */
  public static List<SourceFault> of(SourceConfig source) {
    List<SourceFault> faults = new ArrayList<>();
    addTls(source, faults);
    addToken(source, faults);
    addLimit(source, faults);
    try {
      AllowedSenders unused = new AllowedSenders(source.from());
    } catch (IllegalArgumentException e) {
      faults.add(new SourceFault("from", String.valueOf(e.getMessage()).replace("from: ", "")));
    }
    return faults;
  }

  private static void addTls(SourceConfig source, List<SourceFault> faults) {
    String scheme = source.listen().getScheme();
    SourceConfig.Tls tls = source.tls();
    if (isEncrypted(source) && tls == null) {
      faults.add(
          new SourceFault(
              "tls",
              scheme + " needs a certificate: tls: { certificate: cert.pem, key: key.pem }"));
    } else if (tls != null && !isEncrypted(source)) {
      faults.add(
          new SourceFault(
              "tls",
              "%s is not encrypted; listen on %s, or leave tls out"
                  .formatted(scheme, scheme.equals("http") ? "https" : "syslog+tls")));
    } else if (tls != null && Files.isReadable(tls.certificate()) && Files.isReadable(tls.key())) {
      try {
        PemFiles unused = PemFiles.read(tls);
      } catch (IOException e) {
        faults.add(new SourceFault("tls", String.valueOf(e.getMessage())));
      }
    }
  }

  private static void addToken(SourceConfig source, List<SourceFault> faults) {
    String token = source.token();
    if (!isHttp(source)) {
      if (token != null) {
        faults.add(new SourceFault("token", "only http and https know one; leave it out"));
      }
    } else if (token == null ? !onLoopback(source) : token.length() < SHORTEST_TOKEN) {
      faults.add(
          new SourceFault(
              "token",
              "needs at least 16 characters that nobody can guess, as from openssl rand -hex 16:"
                  + " token: \"${file:token}\""));
    }
  }

  private static void addLimit(SourceConfig source, List<SourceFault> faults) {
    boolean file = source.listen().getScheme().equals("file");
    if (file && source.limit() != SourceConfig.USUAL_LIMIT) {
      faults.add(new SourceFault("limit", "a file has none; leave it out"));
    }
  }

  static boolean isEncrypted(SourceConfig source) {
    String scheme = source.listen().getScheme();
    return scheme.equals("syslog+tls") || scheme.equals("https");
  }

  static boolean isHttp(SourceConfig source) {
    return source.listen().getScheme().startsWith("http");
  }

  private static boolean onLoopback(SourceConfig source) {
    try {
      return InetAddress.getByName(source.listen().getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Why two sources cannot be told apart; null when they can. */
  public static @Nullable String ofTwo(SourceConfig one, SourceConfig other) {
    if (!sharePort(one, other)) {
      return null;
    }
    if (!one.listen().getScheme().equals(other.listen().getScheme())
        || !Objects.equals(one.tls(), other.tls())) {
      return "%s listens on this port in another way; give each its own port".formatted(one.id());
    }
    boolean apart =
        !one.from().isEmpty()
            && !other.from().isEmpty()
            && !new AllowedSenders(one.from()).overlaps(new AllowedSenders(other.from()));
    return apart
        ? null
        : "%s listens on this port too; give each its own, or from: lists with no address in both"
            .formatted(one.id());
  }

  /** Port 0 is another for each. */
  static boolean sharePort(SourceConfig one, SourceConfig other) {
    return one.listen().getPort() > 0
        && one.listen().getPort() == other.listen().getPort()
        && Objects.equals(one.listen().getHost(), other.listen().getHost())
        && isUdp(one) == isUdp(other);
  }

  private static boolean isUdp(SourceConfig source) {
    return source.listen().getScheme().equals("syslog+udp");
  }
}
