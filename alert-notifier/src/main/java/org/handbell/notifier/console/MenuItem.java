package org.handbell.notifier.console;

/** One link of the menu. */
public record MenuItem(String text, String path, boolean here) {}
