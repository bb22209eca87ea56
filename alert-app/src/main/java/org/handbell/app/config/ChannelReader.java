package org.handbell.app.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handbell.document.Fields;
import org.handbell.notifier.channel.Call;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.channel.Channel.Kind;
import org.handbell.notifier.channel.Channel.Use;
import org.handbell.notifier.channel.Channels;
import org.handbell.notifier.channel.Reach;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/** Reads {@code channels}, and of {@code people} on which of them each is told. */
final class ChannelReader {

  /** Java's client sets them itself. */
  private static final Set<String> OWN_HEADERS =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final Ids ids;
  private final List<Runnable> laterChecks = new ArrayList<>();
  private final List<Channel> channels = new ArrayList<>();
  private final Map<String, Reach> reach = new HashMap<>();
  private final Map<String, Contact> people = new HashMap<>();

  ChannelReader(Ids ids) {
    this.ids = ids;
  }

  /** Notes how a person is reached beside mail. */
  void person(Fields f, Contact contact) {
    people.put(contact.id(), contact);
    String phone = f.has("phone") ? f.required("phone", "", ChannelReader::phone) : null;
    List<String> also = f.oneOrMore("also");
    reach.put(contact.id(), new Reach(phone, also));
    also.forEach(id -> laterChecks.add(() -> checkUse(f, contact, id)));
  }

  /** Reads the channels, and checks what people and channels say of each other. */
  Channels read(Fields top, Duration patience) {
    top.objects("channels", this::channel).forEach(read -> read.ifPresent(channels::add));
    laterChecks.forEach(Runnable::run);
    return new Channels(channels, reach, patience);
  }

  private Optional<Channel> channel(Fields f) {
    String id = ids.unique("channels", f);
    // Where the kind is at fault, one that asks for nothing more is read on with.
    Kind kind = f.choice("kind", Kind.values(), Kind::id, Kind.TEAMS);
    Call call = call(f, kind);
    String secret = secret(f, kind);
    String owner = f.optionalText("owner").orElse(null);
    List<String> readBy = f.texts("readBy");
    readBy.forEach(each -> laterChecks.add(() -> checkReader(f, "readBy", each)));
    if (owner != null) {
      laterChecks.add(() -> checkReader(f, "owner", owner));
    }
    Use use = f.optionalChoice("use", Use.values(), Use::id, Use.AT_ONCE);
    Set<InetAddress> allow = allow(f);
    if (id.equals(Channel.MAIL)) {
      f.fault("id", "\"mail\" is the mail itself; give the channel another id");
    }
    boolean usable =
        !id.isBlank() && !id.equals(Channel.MAIL) && (kind != Kind.WEBHOOK || isKey(secret));
    return usable
        ? Optional.of(new Channel(id, kind, use, call, secret, owner, readBy, allow))
        : Optional.empty();
  }

  private static boolean isKey(@Nullable String secret) {
    return secret != null && secret.length() >= 16;
  }

  private static @Nullable String secret(Fields f, Kind kind) {
    if (kind == Kind.NTFY) {
      return f.optionalText("token").orElse(null);
    }
    if (kind != Kind.WEBHOOK) {
      return null;
    }
    return f.required(
        "secret",
        "",
        given -> {
          if (!isKey(given)) {
            throw new IllegalArgumentException(
                "a secret has 16 characters or more; make one with openssl rand -hex 32");
          }
          return given;
        });
  }

  private static Call call(Fields f, Kind kind) {
    String url = f.required("url", "https://channel.invalid/", ChannelReader::address);
    if (kind != Kind.SMS) {
      return new Call("POST", url, Map.of(), null);
    }
    String method = f.parsed("method", "POST", ChannelReader::method);
    Map<String, String> headers = headers(f);
    String body = f.optionalText("body").orElse(null);
    for (String needed : List.of("{to}", "{text}")) {
      if (!url.contains(needed) && (body == null || !body.contains(needed))) {
        f.fault("body", "neither url nor body says where " + needed + " goes; put it into one");
      }
    }
    return new Call(method, url, headers, body);
  }

  private static String method(String given) {
    String method = given.toUpperCase(Locale.ROOT);
    if (!Set.of("GET", "POST", "PUT").contains(method)) {
      throw new IllegalArgumentException("\"" + given + "\" is not known; use POST, PUT or GET");
    }
    return method;
  }

  private static Map<String, String> headers(Fields f) {
    Fields named = f.object("headers");
    Map<String, String> headers = new HashMap<>();
    for (String name : f.has("headers") ? named.names() : List.<String>of()) {
      String value = named.text(name).strip();
      if (!name.matches("[A-Za-z0-9-]+") || OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
        named.fault(name, "is no header that can be set; leave it out");
      } else if (!value.matches("[\\x20-\\x7e]*")) {
        named.fault(name, "holds a line break or a letter that no header can hold");
      } else {
        headers.put(name, value);
      }
    }
    return headers;
  }

  /** Without TLS to this machine alone. What is wrong is said without it: it may be a secret. */
  private static String address(String given) {
    try {
      URI uri = new URI(given.strip().replace("{to}", "1").replace("{text}", "1"));
      String host = String.valueOf(uri.getHost());
      boolean here = host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
      boolean safe = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && here);
      if (uri.getHost() != null && safe && uri.getUserInfo() == null) {
        return given.strip();
      }
    } catch (URISyntaxException e) {
      // no address at all: no better than one that is not safe
    }
    throw new IllegalArgumentException(
        "is no address that a channel can have; use https://host/path, without user or password");
  }

  private static String phone(String given) {
    String phone = given.replace(" ", "");
    if (!phone.matches("\\+[1-9][0-9]{6,14}")) {
      throw new IllegalArgumentException(
          "is no phone with its country; use one such as \"+44 7700 900123\"");
    }
    return phone;
  }

  private static Set<InetAddress> allow(Fields f) {
    Set<InetAddress> allowed = new HashSet<>();
    for (String given : f.texts("allow")) {
      try {
        if (!given.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:]*")) {
          throw new UnknownHostException();
        }
        allowed.add(InetAddress.getByName(given));
      } catch (UnknownHostException e) {
        f.fault("allow", "\"" + given + "\" is no address; use one such as 10.1.2.3");
      }
    }
    return allowed;
  }

  private void checkReader(Fields f, String key, String id) {
    if (!people.containsKey(id)) {
      f.fault(key, "nobody under people has the id \"" + id + "\"");
    }
  }

  private void checkUse(Fields f, Contact contact, String id) {
    Optional<Channel> found = channels.stream().filter(each -> each.id().equals(id)).findFirst();
    if (found.isEmpty()) {
      f.fault("also", "no channel has the id \"" + id + "\"");
      return;
    }
    Channel channel = found.get();
    Reach reached = reach.get(contact.id());
    if (channel.kind() == Kind.SMS && (reached == null || reached.phone() == null)) {
      f.fault("also", "the channel \"" + id + "\" needs a phone; give this person one");
    }
    if (channel.isPersonal()
        && channel.kind() == Kind.NTFY
        && !contact.id().equals(channel.owner())) {
      f.fault("also", "the channel \"%s\" is %s's own".formatted(id, channel.owner()));
    }
    if (!contact.role().mayReadContent()) {
      f.fault(
          "also",
          "the role %s hears of no case; channels are for those who do"
              .formatted(contact.role().id()));
    }
  }
}
