package org.handbell.topic;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Original;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/** Events from a seed: few people and devices, whose names hold what JSON is made of. */
final class RandomEvents {

  private static final long NOW = Instant.parse("2026-11-20T10:15:30.123Z").toEpochMilli();
  private static final String SIGNS = "{}[]\"\\,:/ab \u0001\u00e9\u20ac";

  private final Random random;
  private final List<String> few;

  RandomEvents(long seed) {
    random = new Random(seed);
    few = Stream.generate(() -> text(9)).limit(12).toList();
  }

  Event next() {
    boolean site = random.nextInt(8) > 0;
    return new Event(
        text(12),
        time(),
        time(),
        time(),
        random.nextInt(8) == 0 ? null : original(),
        one(),
        new Person(one(), any(PersonKind.values()), maybe(), maybe(), maybe(), maybe(), chance()),
        source(),
        maybe(),
        user(),
        site ? url() : null,
        maybe(),
        new Event.Http(maybe(), maybe(), chance() ? random.nextInt(600) : null, maybe(), maybe()),
        maybe(),
        maybe(),
        new Event.Observer(one(), one(), one()),
        filter(),
        chance() ? new Event.Search(text(20), one(), chance(), chance()) : null,
        maybe());
  }

  private Event.Url url() {
    String path = chance() ? "/" + one() : chance() ? "/a/b.html" : null;
    String query = chance() ? one() : chance() ? "q=a+b&c=/d" : null;
    String told = (path == null ? "" : path) + (query == null ? "" : "?" + query);
    String full =
        switch (random.nextInt(5)) {
          case 0 -> text(40);
          case 1 -> null;
          case 2 -> "elm.example" + told;
          default -> "https://elm.example:8443" + told;
        };
    String domain = full == null ? one() : maybe();
    return new Event.Url(full, domain, path, query, chance() ? "https" : maybe());
  }

  private Event.Source source() {
    String ip = maybe();
    String mac = maybe();
    String domain = maybe();
    boolean any = ip != null || mac != null || domain != null;
    return new Event.Source(ip, mac, domain, any ? maybe() : null);
  }

  private Event.@Nullable User user() {
    String name = maybe();
    String domain = maybe();
    String email = maybe();
    String group = maybe();
    boolean named = name != null || domain != null || email != null;
    return named || group != null
        ? new Event.User(name, domain, email, group, named ? maybe() : null)
        : null;
  }

  private Event.Filter filter() {
    List<String> categories = Stream.generate(this::one).limit(random.nextInt(4)).toList();
    return new Event.Filter(
        categories,
        any(Decision.values()),
        any(Visibility.values()),
        1 + random.nextInt(5),
        maybe());
  }

  private Original original() {
    return Original.of(text(300));
  }

  private Instant time() {
    return Instant.ofEpochMilli(NOW + random.nextInt(3) * 61_001L);
  }

  private boolean chance() {
    return random.nextBoolean();
  }

  private <T> T any(T[] of) {
    return of[random.nextInt(of.length)];
  }

  private String one() {
    return few.get(random.nextInt(few.size()));
  }

  private @Nullable String maybe() {
    return chance() ? one() : null;
  }

  private String text(int longest) {
    StringBuilder text = new StringBuilder("x");
    for (int i = random.nextInt(longest); i > 0; i--) {
      text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return text.toString();
  }
}
