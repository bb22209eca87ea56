@NullMarked
package org.handbell.notifier.console.web;

import org.jspecify.annotations.NullMarked;
