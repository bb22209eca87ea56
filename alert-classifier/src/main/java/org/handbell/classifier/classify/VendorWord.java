package org.handbell.classifier.classify;

/** A category name that the vendor gave the event, and what it comes to here. */
public record VendorWord(String name, VendorMap.Meaning meaning) {}
