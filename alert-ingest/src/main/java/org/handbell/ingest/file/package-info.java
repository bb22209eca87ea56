/**
 * Takes lines from files: logs that grow and are rotated, folders into which exports are dropped,
 * and standard input. How far a file was read is remembered only after its lines are on disk in the
 * spool, and a line's identity is its place in its file, so that a crash loses nothing and reading
 * again adds nothing. What is known to be lost, as when a log is cut before it was read, is said.
 */
@NullMarked
package org.handbell.ingest.file;

import org.jspecify.annotations.NullMarked;
