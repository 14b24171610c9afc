/**
 * Reads what every test of a module logs, writes and throws, and finds passwords, tokens, cookies and signatures in it. A
 * root of test sources of its own that every module has whose tests handle credentials; in no jar.
 */
@NullMarked
package io.insarhub.secrets;

import org.jspecify.annotations.NullMarked;
