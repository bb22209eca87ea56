package org.handbell.notifier.console;

/**
 * How the console is reached.
 *
 * @param organisation whose it is
 * @param isSecure true where browsers reach it over HTTPS, its own or a proxy's
 */
public record ConsoleSettings(String organisation, boolean isSecure) {}
