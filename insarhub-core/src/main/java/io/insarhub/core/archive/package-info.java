/**
 * Zip archives from elsewhere: every byte checked, and unpacked so that nothing lands outside the folder asked for,
 * nothing fills the disk, and nothing half unpacked stands under its final name. Internal.
 */
@NullMarked
package io.insarhub.core.archive;

import org.jspecify.annotations.NullMarked;
