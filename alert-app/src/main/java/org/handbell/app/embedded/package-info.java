/** A real Apache Kafka broker inside the process, for the school that has one PC. */
@NullMarked
package org.handbell.app.embedded;

import org.jspecify.annotations.NullMarked;
