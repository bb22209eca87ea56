package org.handbell.notifier.console.web;

/** One link of the menu. */
public record MenuItem(String text, String path, boolean here) {}
