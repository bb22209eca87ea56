package org.handbell.ingest.parse;

/** How one product writes its lines. A new one is a class of its own and a line in a list. */
interface LineFormat {

  /** The name in the configuration and in {@code parser}. */
  String name();

  /** True where the line looks like this format; asked only when the format is {@code auto}. */
  boolean recognises(LineBody body);

  /** Reads the line, or says why not. */
  ParseOutcome read(LineBody body, EventMaker maker);
}
