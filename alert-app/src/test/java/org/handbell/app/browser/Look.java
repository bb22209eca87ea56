package org.handbell.app.browser;

/**
 * How somebody looks at a page.
 *
 * @param phone true for a small screen that is touched
 */
record Look(String name, int width, int height, boolean dark, boolean phone, boolean script) {

  static final Look PHONE = new Look("phone", 390, 844, false, true, true);
  static final Look DARK_PHONE = new Look("phone, dark", 390, 844, true, true, true);
  static final Look DESK = new Look("desk", 1280, 900, false, false, true);
  static final Look DARK_DESK = new Look("desk, dark", 1280, 900, true, false, true);

  /** The narrowest at which a page must need no scrolling sideways (WCAG 2.2, 1.4.10). */
  static final int NARROWEST = 320;

  Look withoutScript() {
    return new Look(name + ", without scripts", width, height, dark, phone, false);
  }

  @Override
  public String toString() {
    return name;
  }
}
