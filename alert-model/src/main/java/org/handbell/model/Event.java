package org.handbell.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request that a filter logged, in one form whatever the vendor. Names follow the Elastic
 * Common Schema; what a line does not give is absent, never invented and never an empty string.
 *
 * @param id {@code event.id}: the same for the same line of the spool, so that a replay is seen
 * @param timestamp {@code @timestamp}: the device's time, as it says
 * @param ingested {@code event.ingested}: when Handbell received the line; the Kafka record time
 * @param occurred the device's time where it is plausible, else the time received
 * @param original {@code event.original}: the line as it came
 * @param device {@code host.name}: the pupil's device
 * @param dnsQuestion {@code dns.question.name}
 * @param destinationIp {@code destination.ip}
 * @param rule {@code rule.name}: the filter's rule or reason that acted
 * @param drill {@code drill}: the id of the drill whose line this is, which Handbell wrote itself
 *     to prove that lines arrive; null for everything that a filter logged
 */
public record Event(
    String id,
    Instant timestamp,
    Instant ingested,
    Instant occurred,
    @Nullable Original original,
    String schoolId,
    Person person,
    Source source,
    @Nullable String device,
    @Nullable User user,
    @Nullable Url url,
    @Nullable String dnsQuestion,
    Http http,
    @Nullable String destinationIp,
    @Nullable String rule,
    Observer observer,
    Filter filter,
    @Nullable Search search,
    @Nullable String drill) {

  /** Of what a filter logged. */
  public Event(
      String id,
      Instant timestamp,
      Instant ingested,
      Instant occurred,
      @Nullable String original,
      String schoolId,
      Person person,
      Source source,
      @Nullable String device,
      @Nullable User user,
      @Nullable Url url,
      @Nullable String dnsQuestion,
      Http http,
      @Nullable String destinationIp,
      @Nullable String rule,
      Observer observer,
      Filter filter,
      @Nullable Search search) {
    this(
        id,
        timestamp,
        ingested,
        occurred,
        original == null ? null : Original.of(original),
        schoolId,
        person,
        source,
        device,
        user,
        url,
        dnsQuestion,
        http,
        destinationIp,
        rule,
        observer,
        filter,
        search,
        null);
  }

  /** Page furniture, adverts and machine traffic are below this level; a person's act is at it. */
  public static final int PERSONS_ACT = 3;

  /** True where a person did this, as opposed to their browser or an advert. */
  public boolean isAct() {
    return filter.level >= PERSONS_ACT;
  }

  /** The same event at another level. */
  public Event atLevel(int level) {
    Filter other =
        new Filter(filter.category, filter.decision, filter.visibility, level, filter.matched);
    return with(other, search);
  }

  /** The same event, of whose search it is known now that somebody typed it. */
  public Event withTypingSeen() {
    return search == null || search.typingSeen
        ? this
        : with(new Search(search.term, search.engine, search.autocomplete));
  }

  /** The same event with another search. */
  public Event with(Search other) {
    return with(filter, other);
  }

  /** The same event as if it had happened and been received at that moment. */
  public Event receivedAt(Instant time) {
    return with(time, time, filter, search);
  }

  private Event with(Filter otherFilter, @Nullable Search otherSearch) {
    return with(ingested, occurred, otherFilter, otherSearch);
  }

  private Event with(
      Instant otherIngested,
      Instant otherOccurred,
      Filter otherFilter,
      @Nullable Search otherSearch) {
    return new Event(
        id,
        timestamp,
        otherIngested,
        otherOccurred,
        original,
        schoolId,
        person,
        source,
        device,
        user,
        url,
        dnsQuestion,
        http,
        destinationIp,
        rule,
        observer,
        otherFilter,
        otherSearch,
        drill);
  }

  /** The same request as the line of a drill: of nobody, from nowhere. */
  public Event asDrill(String drillId) {
    return new Event(
        id,
        timestamp,
        ingested,
        ingested,
        null,
        schoolId,
        Person.device(schoolId, "drill"),
        new Source(null, null, null),
        null,
        null,
        url,
        dnsQuestion,
        http,
        destinationIp,
        rule,
        observer,
        filter,
        null,
        drillId);
  }

  /** True for a line that Handbell wrote itself: it is nobody's and is counted nowhere. */
  public boolean isDrill() {
    return drill != null;
  }

  /** The key of {@code handbell.events}: everything of one person lands on one partition. */
  public String key() {
    return person.id();
  }

  /** The name of the site asked for: the URL's host, else the DNS name. */
  public @Nullable String host() {
    return url != null && url.domain != null ? url.domain : dnsQuestion;
  }

  /** How a name came in that the line itself does not give: from a log-on or lease before it. */
  public static final String BY_SIGN_ON = "sign-on";

  /**
   * {@code source.*}: where the request came from.
   *
   * @param domain the client's host name
   * @param derived {@code source.derived}: how the MAC address or the device's name was found that
   *     the line does not give; null where it gives all that is here
   */
  public record Source(
      @Nullable String ip,
      @Nullable String mac,
      @Nullable String domain,
      @Nullable String derived) {

    public Source(@Nullable String ip, @Nullable String mac, @Nullable String domain) {
      this(ip, mac, domain, null);
    }
  }

  /**
   * {@code user.*} and {@code group.name}, as the filter wrote them.
   *
   * @param derived {@code user.derived}: how the user was found whom the line does not name; null
   *     where it names them
   */
  public record User(
      @Nullable String name,
      @Nullable String domain,
      @Nullable String email,
      @Nullable String group,
      @Nullable String derived) {

    public User(
        @Nullable String name,
        @Nullable String domain,
        @Nullable String email,
        @Nullable String group) {
      this(name, domain, email, group, null);
    }
  }

  /**
   * {@code url.*}: the address asked for; {@code full} is absent where only the host was seen. Path
   * and query are places in a text, mostly the address's own: of the pictures and scripts that most
   * lines are about nobody asks for them.
   */
  public static final class Url {

    private final @Nullable String full;
    private final @Nullable String domain;
    private final @Nullable String scheme;
    private final String text;
    private final int pathFrom;
    private final int pathTo;

    /** Where the query ends, which begins behind the mark at {@code pathTo}. */
    private final int queryTo;

    private Url(
        @Nullable String full,
        @Nullable String domain,
        @Nullable String scheme,
        String text,
        int pathFrom,
        int pathTo,
        int queryTo) {
      this.full = full;
      this.domain = domain;
      this.scheme = scheme;
      this.text = text;
      this.pathFrom = pathFrom;
      this.pathTo = pathTo;
      this.queryTo = queryTo;
    }

    /** An address of these parts, none of them empty. */
    public Url(
        @Nullable String full,
        @Nullable String domain,
        @Nullable String path,
        @Nullable String query,
        @Nullable String scheme) {
      String first = path == null ? "" : path;
      String both = query == null ? first : first + "?" + query;
      int authority = scheme == null ? 0 : scheme.length() + 3;
      int at = full == null ? -1 : full.indexOf(both, authority);
      this.full = full;
      this.domain = domain;
      this.scheme = scheme;
      this.text = full == null || at < 0 ? both : full;
      this.pathFrom = Math.max(0, at);
      this.pathTo = pathFrom + first.length();
      this.queryTo = pathFrom + both.length();
    }

    /**
     * An address whose path and query stand in it.
     *
     * @param pathTo where the mark before the query stands, if there is a query
     * @param queryTo where the query ends; no more than {@code pathTo} where there is none
     */
    public static Url within(
        String full,
        @Nullable String domain,
        @Nullable String scheme,
        int pathFrom,
        int pathTo,
        int queryTo) {
      return new Url(full, domain, scheme, full, pathFrom, pathTo, queryTo);
    }

    public @Nullable String full() {
      return full;
    }

    public @Nullable String domain() {
      return domain;
    }

    public @Nullable String path() {
      return pathFrom < pathTo ? text.substring(pathFrom, pathTo) : null;
    }

    public @Nullable String query() {
      return hasQuery() ? text.substring(queryFrom(), queryTo) : null;
    }

    public @Nullable String scheme() {
      return scheme;
    }

    /** The text in which path and query stand, for those who look at them where they are. */
    public String text() {
      return text;
    }

    public int pathFrom() {
      return pathFrom;
    }

    /** Where the path ends, which may be where it begins. */
    public int pathTo() {
      return pathTo;
    }

    public int queryFrom() {
      return pathTo + 1;
    }

    public int queryTo() {
      return queryTo;
    }

    /** True where there is a query. */
    public boolean hasQuery() {
      return queryFrom() < queryTo;
    }

    /** True where there is more than the front page of a site. */
    public boolean saysMoreThanSite() {
      int length = pathTo - pathFrom;
      return hasQuery() || length > 1 || (length == 1 && text.charAt(pathFrom) != '/');
    }

    /** The same address at another host. */
    public Url at(String host) {
      return new Url(full, host, scheme, text, pathFrom, pathTo, queryTo);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Url url
          && Objects.equals(full, url.full)
          && Objects.equals(domain, url.domain)
          && Objects.equals(path(), url.path())
          && Objects.equals(query(), url.query())
          && Objects.equals(scheme, url.scheme);
    }

    @Override
    public int hashCode() {
      return Objects.hash(full, domain, path(), query(), scheme);
    }

    @Override
    public String toString() {
      return "Url[full=%s, domain=%s, path=%s, query=%s, scheme=%s]"
          .formatted(full, domain, path(), query(), scheme);
    }
  }

  /** {@code http.*} and {@code user_agent.original}. */
  public record Http(
      @Nullable String method,
      @Nullable String referrer,
      @Nullable Integer status,
      @Nullable String mimeType,
      @Nullable String userAgent) {

    public static final Http NOTHING_KNOWN = new Http(null, null, null, null, null);
  }

  /** {@code observer.*}: the filter that wrote the line. {@code name} is the source's id. */
  public record Observer(String vendor, String product, String name) {}

  /**
   * {@code filter.*}: what the filter made of the request.
   *
   * @param category the vendor's words, in the order given
   * @param level 1–2 page furniture, 3 a person's act, 4 blocked, 5 concern
   * @param matched text the vendor matched
   */
  public record Filter(
      List<String> category,
      Decision decision,
      Visibility visibility,
      int level,
      @Nullable String matched) {

    public Filter {
      category = List.copyOf(category);
      if (level < 1 || level > 5) {
        throw new IllegalArgumentException("filter.level is 1 to 5, not " + level);
      }
    }
  }

  /**
   * {@code search.*}: what somebody typed into a search engine.
   *
   * @param term decoded, as typed
   * @param engine the engine's id, {@code google}
   * @param autocomplete {@code search.autocomplete}: a suggestion request made while typing
   * @param typingSeen {@code search.typing}: false where all signs are that a link or a hidden
   *     picture on another site asked for it, so that nobody need have typed a thing
   */
  public record Search(String term, String engine, boolean autocomplete, boolean typingSeen) {

    /** What somebody typed. */
    public Search(String term, String engine, boolean autocomplete) {
      this(term, engine, autocomplete, true);
    }
  }
}
