package org.handbell.notifier.channel;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.notifier.channel.Channel.Kind;
import org.handbell.notifier.channel.Channel.Use;
import org.jspecify.annotations.Nullable;

/** Channels of an invented school. */
public final class Bells {

  public static final Channel SMS = channel("sms", Kind.SMS, Use.WHEN_MAIL_FAILS, null, List.of());
  public static final Channel PUSH =
      channel("push", Kind.NTFY, Use.WHEN_MAIL_FAILS, "dsl", List.of());
  public static final Channel ROOM =
      channel("room", Kind.TEAMS, Use.AT_ONCE, null, List.of("dsl", "dep", "head"));
  public static final Channel ANYBODY =
      channel("anybody", Kind.SLACK, Use.AT_ONCE, null, List.of());

  private Bells() {}

  public static Channel channel(
      String id, Kind kind, Use use, @Nullable String owner, List<String> readBy) {
    Call call = new Call("POST", "https://bell.example/", Map.of(), "{to}{text}");
    return new Channel(id, kind, use, call, "a secret of the school", owner, readBy, Set.of());
  }

  /** All of them, and five minutes' patience. */
  public static Channels of(Map<String, Reach> reach) {
    return new Channels(List.of(SMS, PUSH, ROOM, ANYBODY), reach, Duration.ofMinutes(5));
  }

  public static Reach also(@Nullable String phone, String... channels) {
    return new Reach(phone, List.of(channels));
  }
}
