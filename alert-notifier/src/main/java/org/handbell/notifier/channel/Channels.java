package org.handbell.notifier.channel;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.notifier.channel.Channel.Use;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/**
 * All channels of the organisation and who is reached on which.
 *
 * @param reach by contact id; who is absent is reached by mail alone
 * @param patience how long a message may wait to be accepted before the next channel is used
 */
public record Channels(List<Channel> all, Map<String, Reach> reach, Duration patience) {

  public static final Channels NONE = new Channels(List.of(), Map.of(), Duration.ofMinutes(5));

  public Channels {
    all = List.copyOf(all);
    reach = Map.copyOf(reach);
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("a next channel is used after some time, not at once");
    }
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public Optional<Channel> find(String id) {
    return all.stream().filter(channel -> channel.id().equals(id)).findFirst();
  }

  /** The channels on which that person is told together with the mail. */
  public List<Channel> atOnce(Contact contact) {
    return of(contact).stream().filter(channel -> channel.use() == Use.AT_ONCE).toList();
  }

  /**
   * The channels left for that person when a message has not arrived, in order.
   *
   * @param tried id of the channel that it was sent on, {@code mail} at first
   */
  public List<Channel> after(Contact contact, String tried) {
    List<Channel> spare =
        of(contact).stream().filter(channel -> channel.use() == Use.WHEN_MAIL_FAILS).toList();
    int last = spare.stream().map(Channel::id).toList().indexOf(tried);
    return tried.equals(Channel.MAIL) || last >= 0
        ? spare.subList(last + 1, spare.size())
        : List.of();
  }

  private List<Channel> of(Contact contact) {
    return reach(contact).also().stream().flatMap(id -> find(id).stream()).toList();
  }

  /** True where that person is told on that channel. */
  public boolean isTold(Contact contact, String channelId) {
    return reach(contact).also().contains(channelId);
  }

  public @Nullable String phone(Contact contact) {
    return reach(contact).phone();
  }

  private Reach reach(Contact contact) {
    return reach.getOrDefault(contact.id(), Reach.BY_MAIL_ALONE);
  }
}
