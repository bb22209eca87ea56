package org.handbell.classifier.classify;

import org.handbell.classifier.normalise.Reading;
import org.handbell.model.Category;
import org.jspecify.annotations.Nullable;

/**
 * What a host's name alone says. It hangs on nothing that ever changes, neither lists nor rulings
 * nor the school.
 *
 * @param isProtected true where people look for help there
 * @param category what our own list of services says of it; mostly nothing
 * @param reading its name as words; null where no rule looks at hosts
 * @param speaks true when there is any rule's pattern in those words
 */
record KnownHost(
    boolean isProtected, @Nullable Category category, @Nullable Reading reading, boolean speaks) {}
