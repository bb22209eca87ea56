package org.handbell.app.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.handbell.app.config.HandbellConfig.Http;
import org.handbell.document.Fields;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Subnet;
import org.handbell.ingest.receive.PemFiles;
import org.handbell.notifier.console.signin.ProviderSettings;
import org.jspecify.annotations.Nullable;

/** Reads where people and monitoring reach Handbell, and makes sure that nobody listens in. */
final class HttpReader {

  private static final URI USUAL = URI.create("http://127.0.0.1:8080");

  private HttpReader() {}

  static Http read(Fields top) {
    boolean console = top.has("console");
    Fields f = top.object(console || !top.has("metrics") ? "console" : "metrics");
    URI listen = f.parsed("listen", USUAL, Values::httpAddress);
    Http read =
        new Http(
            listen,
            f.has("publicUrl") ? f.required("publicUrl", URI.create("/"), Values::uri) : null,
            console,
            f.has("tls") ? SourceReader.tls(f.object("tls")) : null,
            proxies(f),
            f.objects("signIn", HttpReader::provider),
            f.existingFiles("refusedPasswords"));
    checkTls(read, f);
    checkClear(read, f);
    f.done();
    return read;
  }

  private static List<String> proxies(Fields f) {
    boolean behind = f.parsed("behindProxy", false, Values::yesOrNo);
    List<String> proxies = f.texts("proxies");
    for (String each : proxies) {
      try {
        var unused = Subnet.of(each);
      } catch (IllegalArgumentException e) {
        f.fault("proxies", "\"%s\" is no address; write 10.1.0.9".formatted(each));
      }
      if (each.contains("/")) {
        f.fault("proxies", "write each proxy's own address, such as 10.1.0.9");
      }
    }
    if (!behind && !proxies.isEmpty()) {
      f.fault("proxies", "these are used with behindProxy: true alone");
    }
    return behind && proxies.isEmpty() ? List.of("127.0.0.1", "::1") : proxies;
  }

  private static void checkTls(Http read, Fields f) {
    SourceConfig.Tls tls = read.tls();
    boolean https = read.listen().getScheme().equals("https");
    if (https && tls == null) {
      f.fault("tls", "https needs a certificate: tls: { certificate: cert.pem, key: key.pem }");
    } else if (!https && tls != null) {
      f.fault("tls", "http is not encrypted; listen on https, or leave tls out");
    } else if (tls != null && Files.isReadable(tls.certificate()) && Files.isReadable(tls.key())) {
      checkFiles(tls, f);
    }
  }

  private static void checkFiles(SourceConfig.Tls tls, Fields f) {
    try {
      var unused = PemFiles.read(tls);
    } catch (IOException e) {
      f.fault("tls", String.valueOf(e.getMessage()));
    }
  }

  /** Passwords and what is known about children never cross a network in the clear. */
  private static void checkClear(Http read, Fields f) {
    if (!read.console() || read.listen().getScheme().equals("https")) {
      return;
    }
    boolean loopback = isLoopback(read.listen().getHost());
    if (!loopback && read.proxies().isEmpty()) {
      f.fault(
          "listen",
          "other machines would reach this without encryption; listen on https:// with tls: {"
              + " certificate: cert.pem, key: key.pem }, or on http://127.0.0.1, or behind a proxy"
              + " that does HTTPS: behindProxy: true and its address under proxies");
    } else if (!loopback && read.proxies().contains("127.0.0.1")) {
      f.fault("proxies", "name the proxy's address; it is on another machine");
    }
    @Nullable URI url = read.publicUrl();
    if (!read.proxies().isEmpty() && url != null && !"https".equals(url.getScheme())) {
      f.fault("publicUrl", "behind a proxy people reach the console over https");
    }
  }

  private static boolean isLoopback(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost") || name.equals("[::1]") || name.startsWith("127.");
  }

  private static ProviderSettings provider(Fields f) {
    ProviderSettings.Kind kind =
        f.choice(
            "with", ProviderSettings.Kind.values(), Values::lower, ProviderSettings.Kind.GOOGLE);
    boolean entra = kind == ProviderSettings.Kind.ENTRA;
    ProviderSettings read =
        ProviderSettings.of(
            kind,
            entra ? f.text("tenant") : f.text("domain"),
            f.text("clientId"),
            f.text("clientSecret"));
    f.done();
    return read;
  }
}
