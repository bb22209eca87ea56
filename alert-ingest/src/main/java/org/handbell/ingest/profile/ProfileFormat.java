package org.handbell.ingest.profile;

import java.time.Instant;
import java.util.List;
import org.handbell.ingest.identity.SignOn;
import org.handbell.ingest.parse.EventMaker;
import org.handbell.ingest.parse.HeaderMemory;
import org.handbell.ingest.parse.LineBody;
import org.handbell.ingest.parse.LineFormat;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.ParseOutcome.Ignored;
import org.handbell.ingest.parse.ParseOutcome.Parsed;
import org.handbell.ingest.parse.ParseOutcome.Rejected;
import org.handbell.ingest.parse.ParseOutcome.SignedOn;
import org.handbell.ingest.parse.RequestDraft;
import org.jspecify.annotations.Nullable;

/** Reads lines as a profile says, one after another: what one line said is forgotten with it. */
final class ProfileFormat implements LineFormat {

  private final Profile profile;
  private final Engine engine;
  private final Values values;

  ProfileFormat(Profile profile) {
    this(profile, profile.engine());
  }

  private ProfileFormat(Profile profile, Engine engine) {
    this.profile = profile;
    this.engine = engine;
    this.values = new Values(profile.names().size());
  }

  @Override
  public String name() {
    return profile.name();
  }

  @Override
  public boolean isGeneric() {
    return profile.generic();
  }

  @Override
  public boolean isOfRequests() {
    return engine.isOfRequests() || !profile.vendor().equals(profile.name());
  }

  @Override
  public boolean recognises(LineBody body) {
    return profile.mark().fits(body) || engine.knowsHeading();
  }

  @Override
  public LineFormat forSource(HeaderMemory memory) {
    return new ProfileFormat(profile, engine.forSource(memory));
  }

  @Override
  public ParseOutcome read(LineBody body, EventMaker maker) {
    values.clear();
    String fault = engine.read(body, profile.names(), values);
    if (values.aside() != null) {
      return new Ignored(name(), values.aside());
    }
    boolean cut = body.line().truncated();
    return fault != null && !cut ? new Rejected(fault) : read(body, maker, fault);
  }

  private ParseOutcome read(LineBody body, EventMaker maker, @Nullable String fault) {
    Instant received = body.line().received();
    Kind kind = kind();
    if (kind.ignored() != null) {
      return new Ignored(name(), kind.ignored());
    }
    if (kind.signOn() != null) {
      SignOn tie = kind.tie(values, maker.zone(), received, told(body, maker));
      return tie == null
          ? new Ignored(name(), "sign-on without an address or a name")
          : new SignedOn(name(), tie);
    }
    RequestDraft draft = kind.mapping().fill(maker.draft(), values, maker.zone(), received);
    if (draft.isRequest()) {
      EventMaker ours = maker.observedBy(profile.vendor(), profile.product());
      return new Parsed(name(), ours.event(draft, body));
    }
    return fault == null ? new Ignored(name(), "line without a web request") : new Rejected(fault);
  }

  private static Instant told(LineBody body, EventMaker maker) {
    Instant received = body.line().received();
    Instant time = body.envelope().time(maker.zone(), received);
    return time == null ? received : time;
  }

  private Kind kind() {
    List<Kind> kinds = profile.kinds();
    for (int i = 0; i < kinds.size(); i++) {
      Kind kind = kinds.get(i);
      if (kind.when().holds(values, kind.mapping().nulls())) {
        return kind;
      }
    }
    throw new IllegalStateException("the last kind holds always");
  }
}
