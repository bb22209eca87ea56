/**
 * Takes lines off the network and hands them to the spool: who may send, where one message ends and
 * the next begins, and when to stop reading because the spool is behind.
 */
@NullMarked
package org.handbell.ingest.receive;

import org.jspecify.annotations.NullMarked;
