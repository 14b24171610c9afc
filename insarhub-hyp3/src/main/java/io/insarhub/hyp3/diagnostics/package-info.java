/** What an analysis left in its folder, reduced to what can be seen in a picture, and the pictures. Internal. */
@NullMarked
package io.insarhub.hyp3.diagnostics;

import org.jspecify.annotations.NullMarked;
