package org.handbell.ingest.spool;

import org.handbell.model.Event;
import org.handbell.model.RejectedLine;

/** Where lines go from the spool: Kafka. Answers come later, from any thread, one for each call. */
public interface Sink extends AutoCloseable {

  /** What became of one record. */
  interface Receipt {

    /** It is kept for good. */
    void kept();

    /**
     * It is not, and may be if sent again.
     *
     * @param cause one of few words, fit for a metric's label
     */
    void again(String cause);

    /**
     * It never will be: it is too large or malformed.
     *
     * @param cause one of few words, fit for a metric's label
     */
    void refused(String cause);
  }

  void event(Event event, Receipt receipt);

  void rejected(RejectedLine line, Receipt receipt);

  @Override
  void close();
}
