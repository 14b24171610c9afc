/** What the modules and packages promise each other, and what the files of the repository promise their readers. */
@NullMarked
package io.insarhub.examples.architecture;

import org.jspecify.annotations.NullMarked;
