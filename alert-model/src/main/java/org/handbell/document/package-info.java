/**
 * Files that people write in YAML, read field by field: each fault is said with file, line, field
 * and mend, and reading goes on, so that one run finds them all.
 */
@NullMarked
package org.handbell.document;

import org.jspecify.annotations.NullMarked;
