package org.handbell.notifier.deliver.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.deliver.Nudge;
import org.handbell.notifier.deliver.NudgeReceiver;
import org.handbell.notifier.deliver.Receiver.Refused;
import org.handbell.notifier.deliver.Receiver.Result;
import org.handbell.notifier.deliver.Receiver.Unknown;

/**
 * Asks a channel over HTTPS: it follows no redirect, reads nothing of the answer but its code, and
 * waits a few seconds at most. Without TLS it speaks to this machine alone.
 */
public final class HttpReceiver implements NudgeReceiver {

  private final Channel channel;
  private final Form form;
  private final InstantSource clock;
  private final HttpClient client;
  private final Duration patience;

  /** For that channel, with the machine's trusted certificates. */
  public HttpReceiver(Channel channel, InstantSource clock) {
    this(channel, clock, Duration.ofSeconds(10));
  }

  HttpReceiver(Channel channel, InstantSource clock, Duration patience) {
    this.channel = channel;
    this.form = Forms.of(channel);
    this.clock = clock;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience.dividedBy(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(ProxySelector.getDefault())
            .build();
  }

  @Override
  public Result send(Nudge nudge) {
    Form.Request request = form.of(nudge, clock.instant());
    try {
      Optional<String> against = against(request.address());
      return against.isPresent() ? new Refused(against.get()) : ask(request);
    } catch (IOException e) {
      return HttpAnswer.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unknown("stopped while sending");
    }
  }

  private Optional<String> against(URI address) throws IOException {
    String host = String.valueOf(address.getHost());
    boolean https = "https".equalsIgnoreCase(address.getScheme());
    if (!https && !Inside.isLoopbackByName(host)) {
      return Optional.of("the address is not https");
    }
    return Inside.against(host, channel.allowed());
  }

  private Result ask(Form.Request request) throws IOException, InterruptedException {
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(request.address())
            .timeout(patience)
            .method(
                request.method(),
                request.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(request.body()));
    request.headers().forEach(asked::header);
    HttpResponse<InputStream> answer = client.send(asked.build(), BodyHandlers.ofInputStream());
    answer.body().close();
    return HttpAnswer.of(answer.statusCode());
  }
}
