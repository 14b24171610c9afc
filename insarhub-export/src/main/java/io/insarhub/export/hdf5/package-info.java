/** Reads MintPy's HDF5 files: attributes as text, the map grid, and cubes of pixels a box at a time. Internal. */
@NullMarked
package io.insarhub.export.hdf5;

import org.jspecify.annotations.NullMarked;
