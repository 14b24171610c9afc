/** Reads what every test of this module logs, writes and throws, and finds passwords, tokens, cookies and signatures in it. */
@NullMarked
package io.insarhub.hyp3.secrets;

import org.jspecify.annotations.NullMarked;
