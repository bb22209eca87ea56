package org.handbell.notifier.register;

/**
 * How far one partition has been read.
 *
 * @param next the offset of the first record not yet in the register
 */
public record Position(String topic, int partition, long next) {}
