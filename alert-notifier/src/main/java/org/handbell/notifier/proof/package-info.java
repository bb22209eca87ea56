/**
 * Proof of life: each school day Handbell's own line must have come the whole way, each canary must
 * have been seen, and whoever is to be told must have shown that mails reach them. What did not
 * happen is a trouble for IT and a sentence for the head. The decisions here are pure.
 */
@NullMarked
package org.handbell.notifier.proof;

import org.jspecify.annotations.NullMarked;
