package org.handbell.notifier.register;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jspecify.annotations.Nullable;

/** Gives every transaction of a register the lock of what people write. */
public final class Notes implements JdbiConfig<Notes> {

  private @Nullable NoteLock lock;

  /** Made by JDBI, one for each handle. */
  public Notes() {}

  private Notes(@Nullable NoteLock lock) {
    this.lock = lock;
  }

  static void lockWith(NoteLock lock, Jdbi jdbi) {
    jdbi.getConfig(Notes.class).lock = lock;
  }

  NoteLock lock() {
    if (lock == null) {
      throw new IllegalStateException("the notes of this database were never unlocked");
    }
    return lock;
  }

  @Override
  public Notes createCopy() {
    return new Notes(lock);
  }
}
