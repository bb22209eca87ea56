package org.handbell.classifier.list.update;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handbell.classifier.list.EntryHash;
import org.handbell.classifier.list.ListConfig;
import org.handbell.classifier.list.ListException;
import org.handbell.classifier.list.ListSet;
import org.handbell.classifier.list.ListVersion;

/**
 * What a person does with the lists from the command line, whether Handbell runs or not: a running
 * one takes up what was changed in the folder of good versions.
 */
public final class ListTool {

  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final List<ListKeeper> keepers;
  private final EntryHash hash;

  private ListTool(List<ListKeeper> keepers, EntryHash hash) {
    this.keepers = keepers;
    this.hash = hash;
  }

  /** For these lists, of which good versions are kept in that folder. */
  public static ListTool of(
      List<ListConfig> configs, Path folder, byte[] sealKey, InstantSource clock) {
    return of(configs, folder, sealKey, new HttpsSource(PATIENCE), clock);
  }

  static ListTool of(
      List<ListConfig> configs,
      Path folder,
      byte[] sealKey,
      HttpsSource https,
      InstantSource clock) {
    EntryHash hash = new EntryHash(sealKey);
    return new ListTool(
        configs.stream().map(each -> new ListKeeper(each, folder, hash, https, clock)).toList(),
        hash);
  }

  /**
   * The lists as they are now: files as they stand, and what was last fetched. Nothing is kept.
   *
   * @throws ListException when a file cannot be trusted
   */
  public ListSet asTheyAre() {
    List<ListVersion> versions = new ArrayList<>();
    for (ListKeeper keeper : keepers) {
      asItIs(keeper).ifPresent(versions::add);
    }
    return ListSet.of(versions, hash);
  }

  private static Optional<ListVersion> asItIs(ListKeeper keeper) {
    try {
      return keeper.config().origin() instanceof ListConfig.AtPath
          ? Optional.of(examine(keeper))
          : keeper.kept().newest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ListVersion examine(ListKeeper keeper) {
    String id = keeper.config().id();
    try {
      return keeper.examine();
    } catch (ListException e) {
      throw new ListException("list " + id + ": " + e.getMessage());
    } catch (IOException e) {
      throw new ListException("list " + id + ": " + keeper.why(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ListException("interrupted");
    }
  }

  /** How each list does, by what is kept. */
  public List<ListState> states() throws IOException {
    List<ListState> states = new ArrayList<>();
    for (ListKeeper keeper : keepers) {
      keeper.takeUp();
      states.add(keeper.state());
    }
    return states;
  }

  /** The versions kept of a list, the newest first. */
  public List<Active> kept(String list) throws IOException {
    return keeper(list).kept().all().stream().map(Active::of).toList();
  }

  /**
   * Reads a list from its source, and takes nothing over.
   *
   * @throws ListException naming what is wrong with it
   */
  public ListVersion check(String list) {
    ListKeeper keeper = keeper(list);
    takeUp(keeper);
    return examine(keeper);
  }

  /**
   * Asks a list's source now.
   *
   * @param vouched true where a person says that a size out of the ordinary is right, and that a
   *     version rolled back is wanted after all
   */
  public Outcome update(String list, boolean vouched) throws InterruptedException {
    ListKeeper keeper = keeper(list);
    takeUp(keeper);
    return keeper.update(vouched);
  }

  /**
   * Goes back to the version before, and refuses the newest from now on.
   *
   * @return the version then in use
   * @throws ListException where there is none to go back to
   */
  public Active rollBack(String list) throws IOException {
    Kept kept = keeper(list).kept();
    List<ListVersion> all = kept.all();
    if (all.size() < 2) {
      throw new ListException("list " + list + ": no earlier version is kept");
    }
    kept.note(kept.notes().refused(all.get(0).digest()));
    kept.drop(all.get(0).name());
    return Active.of(all.get(1));
  }

  private static void takeUp(ListKeeper keeper) {
    try {
      keeper.takeUp();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ListKeeper keeper(String list) {
    return keepers.stream()
        .filter(each -> each.config().id().equals(list))
        .findFirst()
        .orElseThrow(() -> new ListException("no list has the id " + list));
  }
}
