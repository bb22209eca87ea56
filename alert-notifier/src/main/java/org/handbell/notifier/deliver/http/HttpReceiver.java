package org.handbell.notifier.deliver.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Flow.Subscriber;
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
    WatchedBody body = new WatchedBody(request.body());
    try {
      Optional<String> against = against(request.address());
      return against.isPresent() ? new Refused(against.get()) : ask(request, body);
    } catch (IOException e) {
      return HttpAnswer.of(e, body.isOnItsWay());
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

  private Result ask(Form.Request request, WatchedBody body)
      throws IOException, InterruptedException {
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(request.address()).timeout(patience).method(request.method(), body);
    request.headers().forEach(asked::header);
    HttpResponse<InputStream> answer = client.send(asked.build(), BodyHandlers.ofInputStream());
    answer.body().close();
    return HttpAnswer.of(answer.statusCode());
  }

  /** Knows whether the message was being handed over: from then on silence is no refusal. */
  private static final class WatchedBody implements BodyPublisher {

    private final BodyPublisher body;
    private final boolean empty;
    private volatile boolean begun;

    WatchedBody(String text) {
      empty = text.isEmpty();
      body = empty ? BodyPublishers.noBody() : BodyPublishers.ofString(text);
    }

    /** Where all is said in the address there is nothing to watch. */
    boolean isOnItsWay() {
      return begun || empty;
    }

    @Override
    public long contentLength() {
      return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
      begun = true;
      body.subscribe(subscriber);
    }
  }
}
