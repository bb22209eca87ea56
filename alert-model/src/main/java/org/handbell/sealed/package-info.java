/**
 * The lines of illegal content, locked so that no one person can read them. Whoever runs Handbell
 * holds public keys alone: it can lock a line and never open one. To open one takes two keyholders,
 * each with the file and the passphrase of their own key. Cryptography is the JDK's: RSA-OAEP wraps
 * each keyholder's share of an entry, AES-256-GCM joins two shares and holds the line.
 */
@NullMarked
package org.handbell.sealed;

import org.jspecify.annotations.NullMarked;
