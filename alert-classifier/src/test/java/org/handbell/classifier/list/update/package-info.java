/** Tests of how lists are fetched, vetted, kept and swapped. */
@NullMarked
package org.handbell.classifier.list.update;

import org.jspecify.annotations.NullMarked;
