/**
 * What the technician writes: one YAML file, read once into records. Each fault names its file,
 * line and field and says how to mend it, and all are found in one reading.
 */
@NullMarked
package org.handbell.app.config;

import org.jspecify.annotations.NullMarked;
