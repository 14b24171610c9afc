/**
 * Writing HDF5 files as MintPy has them, piece by piece: what no library on Maven Central does in bounded memory.
 * Internal.
 */
@NullMarked
package io.insarhub.hyp3.hdf5;

import org.jspecify.annotations.NullMarked;
