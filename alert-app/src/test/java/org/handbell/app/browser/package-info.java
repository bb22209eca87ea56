/** What people see and do in a browser, of a Handbell that runs whole. */
@NullMarked
package org.handbell.app.browser;

import org.jspecify.annotations.NullMarked;
