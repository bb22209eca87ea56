package org.handbell.classifier.list.update;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.handbell.classifier.list.EntryHash;
import org.handbell.classifier.list.ListConfig;
import org.handbell.classifier.list.ListException;
import org.handbell.classifier.list.ListReader;
import org.handbell.classifier.list.ListVersion;
import org.jspecify.annotations.Nullable;

/** Looks after one list: asks its source, vets what comes, and keeps what is good. */
final class ListKeeper {

  private static final Duration AGAIN = Duration.ofMinutes(15);

  /** What was read, and how the source will be asked for what is newer. */
  private record Read(ListVersion version, Notes notes) {}

  private final ListConfig config;
  private final Kept kept;
  private final EntryHash hash;
  private final HttpsSource https;
  private final InstantSource clock;
  private volatile @Nullable Active active;

  /** Just taken over: the next set need not read it from disk. */
  private final AtomicReference<@Nullable ListVersion> fresh = new AtomicReference<>();

  private volatile ListState state;
  private String activeFile = "";
  private Notes notes = Notes.NONE;
  private String lastStamp = "";
  private String triedStamp = "";
  private Instant nextAsk = Instant.EPOCH;
  private @Nullable String problem;

  ListKeeper(
      ListConfig config, Path folder, EntryHash hash, HttpsSource https, InstantSource clock) {
    this.config = config;
    this.kept = new Kept(folder, config, hash);
    this.hash = hash;
    this.https = https;
    this.clock = clock;
    this.state = ListState.of(config, null, Instant.EPOCH, null);
  }

  ListConfig config() {
    return config;
  }

  Kept kept() {
    return kept;
  }

  /** The version in use; absent where there never was a good one. */
  @Nullable Active active() {
    return active;
  }

  ListState state() {
    return state;
  }

  /** The version in use with its entries. */
  Optional<ListVersion> forSet() throws IOException {
    ListVersion taken = fresh.getAndSet(null);
    return taken != null ? Optional.of(taken) : kept.newest();
  }

  /** Takes up what is kept; true where that is another version than before. */
  synchronized boolean takeUp() throws IOException {
    notes = kept.notes();
    String file = kept.newestFile();
    if (file.equals(activeFile)) {
      return false;
    }
    ListVersion newest = kept.newest().orElse(null);
    fresh.set(newest);
    active = newest == null ? null : Active.of(newest);
    activeFile = file;
    restate();
    return true;
  }

  /** True where the source is to be asked: its time has come, or its file has changed and rests. */
  synchronized boolean isDue() {
    if (config.origin() instanceof ListConfig.AtAddress address) {
      Instant next = notes.confirmed().plus(address.every());
      return !clock.instant().isBefore(next) && !clock.instant().isBefore(nextAsk);
    }
    try {
      String stamp = files().stamp();
      boolean rests = stamp.equals(lastStamp);
      lastStamp = stamp;
      return rests && !stamp.equals(notes.stamp()) && !stamp.equals(triedStamp);
    } catch (IOException e) {
      problem = why(e);
      restate();
      return false;
    }
  }

  /**
   * Asks the source, and takes over what is new and good.
   *
   * @param vouched true where a person says that a size out of the ordinary is right
   */
  synchronized Outcome update(boolean vouched) throws InterruptedException {
    Outcome outcome = ask(vouched);
    problem = outcome instanceof Outcome.Refused refused ? refused.why() : null;
    nextAsk = problem == null ? Instant.EPOCH : clock.instant().plus(AGAIN);
    restate();
    return outcome;
  }

  private void restate() {
    state = ListState.of(config, active, notes.confirmed(), problem);
  }

  /** Remembers that earlier events have been matched with that version. */
  synchronized void matchedBack(String version) throws IOException {
    note(kept.notes().matchedBack(version));
  }

  private Outcome ask(boolean vouched) throws InterruptedException {
    try {
      Read read = read(active != null && !vouched, vouched);
      return read == null ? unchanged() : take(read, vouched);
    } catch (ListException e) {
      return new Outcome.Refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Outcome.Refused(why(e));
    }
  }

  /** Reads and vets the list as it is at its source now, and takes nothing over. */
  synchronized ListVersion examine() throws IOException, InterruptedException {
    Read read = read(false, false);
    if (read == null) {
      throw new ListException("the server says that nothing has changed, without being asked so");
    }
    return read.version();
  }

  private Outcome unchanged() throws IOException {
    if (config.origin() instanceof ListConfig.AtAddress) {
      note(notes.confirmed(clock.instant()));
    }
    return new Outcome.Unchanged();
  }

  private Outcome take(Read read, boolean vouched) throws IOException {
    Active before = active;
    ListVersion now = read.version();
    if (now.digest().equals(notes.refused()) && !vouched) {
      return new Outcome.Refused(
          "this version was rolled back; to have it again: ./handbell lists update %s --accept"
              .formatted(config.id()));
    }
    if (before != null && before.digest().equals(now.digest())) {
      note(read.notes());
      return new Outcome.Unchanged();
    }
    kept.keep(now);
    note(read.notes());
    fresh.set(now);
    Active taken = Active.of(now);
    active = taken;
    activeFile = kept.newestFile();
    return new Outcome.Taken(taken, before);
  }

  private void note(Notes next) throws IOException {
    notes = next;
    kept.note(next);
  }

  private @Nullable Read read(boolean onlyNews, boolean vouched)
      throws IOException, InterruptedException {
    return config.origin() instanceof ListConfig.AtAddress address
        ? fromAddress(address, onlyNews, vouched)
        : fromFiles(onlyNews, vouched);
  }

  private @Nullable Read fromFiles(boolean onlyNews, boolean vouched) throws IOException {
    ListFiles files = files();
    String stamp = files.stamp();
    triedStamp = stamp;
    if (onlyNews && stamp.equals(notes.stamp())) {
      return null;
    }
    Manifest manifest =
        config.proof().checksum().isEmpty()
            ? null
            : Manifest.read(Files.readString(Path.of(config.proof().checksum())));
    ListReader reader = new ListReader(config, hash);
    MessageDigest digest = VersionFile.sha256();
    files.read(config.limit(), reader, digest);
    Notes next = notes.from("", "", stamp).confirmed(files.changed());
    return vetted(reader, digest, manifest, vouched, next);
  }

  private @Nullable Read fromAddress(ListConfig.AtAddress from, boolean onlyNews, boolean vouched)
      throws IOException, InterruptedException {
    String checksum = config.proof().checksum();
    Manifest manifest =
        checksum.isEmpty()
            ? null
            : Manifest.read(https.text(beside(from.address(), checksum), from.authorization()));
    HttpsSource.Answer answer =
        https.get(from.address(), from.authorization(), onlyNews ? notes : Notes.NONE);
    if (!(answer instanceof HttpsSource.Delivery delivery)) {
      return null;
    }
    ListReader reader = new ListReader(config, hash);
    MessageDigest digest = VersionFile.sha256();
    try (InputStream in = new DigestInputStream(delivery.content(), digest)) {
      Unpacking.read(config.id(), in, config.limit(), reader);
    }
    Notes next = notes.from(delivery.etag(), delivery.modified(), "").confirmed(clock.instant());
    return vetted(reader, digest, manifest, vouched, next);
  }

  private Read vetted(
      ListReader reader,
      MessageDigest digest,
      @Nullable Manifest manifest,
      boolean vouched,
      Notes next) {
    ListVersion version = reader.done(HexFormat.of().formatHex(digest.digest()), clock.instant());
    Vetting.check(config, version, active, manifest, reader.lastLine(), vouched, hash);
    return new Read(version, next);
  }

  private static URI beside(URI list, String checksum) {
    URI address = list.resolve(checksum);
    if (!"https".equalsIgnoreCase(address.getScheme())) {
      throw new ListException("checksum is not at an https:// address");
    }
    return address;
  }

  private ListFiles files() {
    return new ListFiles(((ListConfig.AtPath) config.origin()).path());
  }

  String why(IOException e) {
    String what =
        config.origin() instanceof ListConfig.AtAddress
            ? "cannot be fetched; check the address, the network and the certificate"
            : "cannot be read; check the path and who may read it";
    return what + " (" + e.getClass().getSimpleName() + ")";
  }
}
