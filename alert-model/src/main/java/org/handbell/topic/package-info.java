/**
 * Where records flow: each topic's name, key, value form and settings, said once. All values hold
 * what children typed and visited: they are never logged.
 */
@NullMarked
package org.handbell.topic;

import org.jspecify.annotations.NullMarked;
