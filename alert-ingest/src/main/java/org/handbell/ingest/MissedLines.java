package org.handbell.ingest;

/** Is told of lines that a source sent and that never reached the spool. */
@FunctionalInterface
public interface MissedLines {

  /**
   * That many more were missed.
   *
   * @param count lines, or datagrams where the lines in them could not be seen any more
   */
  void missed(String sourceId, long count);
}
