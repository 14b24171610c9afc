/** Names and places of the files of a stack's folder, and one quick look at which of them are there. Internal. */
@NullMarked
package io.insarhub.core.folder;

import org.jspecify.annotations.NullMarked;
