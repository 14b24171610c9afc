/** MintPy: its steps as child processes, and the files it starts from, written without it. Internal. */
@NullMarked
package io.insarhub.hyp3.mintpy;

import org.jspecify.annotations.NullMarked;
