package org.handbell.app.backup;

/** Where in an archive what lies. */
final class Entries {

  /** The data folder, as it was. */
  static final String DATA = "data/";

  /** The configuration's folder, with what it names. */
  static final String CONFIG = "config/";

  /** The keys of the register. */
  static final String KEYS = "keys/";

  static final String REGISTER = "register.db";

  static final String SEAL_KEY = DATA + "seal.key";

  private Entries() {}
}
