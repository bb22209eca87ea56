package org.handbell.notifier.console.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.register.Pulse;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.watch.Standing;
import org.handbell.notifier.watch.Trouble;
import org.jspecify.annotations.Nullable;

/** Whether Handbell is well at one school; nothing about people. */
final class HealthReads {

  private static final Duration MAIL_STUCK = Duration.ofMinutes(5);

  private final NotifierConfig config;
  private final Register register;
  private final InstantSource clock;

  HealthReads(NotifierConfig config, Register register, InstantSource clock) {
    this.config = config;
    this.register = register;
    this.clock = clock;
  }

  List<ApiRoute> routes() {
    return List.of(
        ApiRoute.get("/health", Area.HEALTH, call -> plain(call, this::health)),
        ApiRoute.get("/sources", Area.HEALTH, call -> plain(call, this::sources)));
  }

  private static Reply plain(Call call, Function<String, Object> body) {
    Optional<Reply> fault = call.query().fault();
    return fault.orElseGet(() -> Reply.given(body.apply(call.caller().token().schoolId())));
  }

  /**
   * How it is with a school.
   *
   * @param eventsToday read since midnight
   * @param mails how many stand in each state, of the whole installation
   */
  private record Health(
      String school,
      long eventsToday,
      @Nullable String lastEventAt,
      boolean mailMoving,
      Map<String, Long> mails,
      List<Wrongness> troubles) {}

  /** Something that is wrong now. */
  private record Wrongness(String kind, String since, String what, List<String> sources) {
    private static Wrongness of(Trouble trouble) {
      return new Wrongness(
          Asked.word(trouble.kind()),
          trouble.since().toString(),
          trouble.what(),
          trouble.sources());
    }
  }

  private Health health(String school) {
    ZoneId zone = config.zone();
    Instant midnight = clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    Pulse pulse = register.pulse(List.of(school), midnight);
    Map<String, Long> mails = new TreeMap<>();
    register.post().outboxCounts().forEach((state, count) -> mails.put(Asked.word(state), count));
    return new Health(
        school,
        pulse.events(),
        CaseLine.moment(pulse.last()),
        register.post().isMailMoving(MAIL_STUCK),
        mails,
        troubles(school).stream().map(Wrongness::of).toList());
  }

  /** The gravest first. */
  private List<Trouble> troubles(String school) {
    return Standing.inOrder(register.troubleRecord().standings(clock.instant())).stream()
        .filter(Standing::isOpen)
        .map(Standing::trouble)
        .filter(trouble -> trouble.schoolId().equals(school))
        .toList();
  }

  /** The sources that may log for a school. */
  private record Sources(String school, List<Source> sources) {}

  /**
   * One of them.
   *
   * @param troubles what is wrong with it now, by kind
   */
  private record Source(String id, List<String> troubles) {}

  private Sources sources(String school) {
    List<Trouble> troubles = troubles(school);
    return new Sources(
        school,
        config.sources().stream()
            .filter(source -> source.schools().contains(school))
            .map(source -> new Source(source.id(), of(source.id(), troubles)))
            .toList());
  }

  private static List<String> of(String source, List<Trouble> troubles) {
    return troubles.stream()
        .filter(trouble -> trouble.sources().contains(source))
        .map(trouble -> Asked.word(trouble.kind()))
        .distinct()
        .sorted()
        .toList();
  }
}
