package io.insarhub.examples.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pixels of GeoTIFFs, as GDAL reads them, held against the HDF5 that they were made of, as h5py reads it. */
public final class PythonRasters {

    private static final String PYTHON =
            Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

    /** Finds the source by the tags, marks no data as NumPy does, and compares every pixel and the dates. */
    private static final String SCRIPT = """
            import os, sys
            import h5py
            import numpy as np
            from osgeo import gdal
            gdal.UseExceptions()
            for tif in sys.argv[2:]:
                raster = gdal.Open(tif)
                tags = raster.GetMetadata()
                with h5py.File(os.path.join(sys.argv[1], tags["source"]), "r") as h5:
                    values = h5[tags["dataset"]][...]
                    if values.ndim == 2:
                        values = values[np.newaxis]
                    text = h5.attrs.get("NO_DATA_VALUE", "none")
                    text = text.decode() if isinstance(text, bytes) else str(text)
                    valid = np.isfinite(values)
                    if text.lower() not in ("none", "nan"):
                        valid &= values != float(text)
                    bands = [raster.GetRasterBand(i + 1) for i in range(raster.RasterCount)]
                    expected = np.where(valid, values, bands[0].GetNoDataValue()).astype("float32")
                    read = np.stack([band.ReadAsArray() for band in bands]).astype("float32")
                    same = read.shape == expected.shape and (read == expected).all()
                    if len(bands) > 1 and "date" in h5 and h5["date"].ndim == 1:
                        dates = [date.decode() for date in h5["date"][...]]
                        same &= dates == [band.GetMetadataItem("date") for band in bands]
                        same &= dates == [band.GetDescription() for band in bands]
                    print(os.path.basename(tif), "same" if same else "DIFFERENT", int(valid.sum()))
            """;

    private PythonRasters() {}

    /** Whether Python has what the comparison needs (Debian: python3-gdal, python3-h5py). */
    public static boolean isAvailable() throws IOException, InterruptedException {
        return new ProcessBuilder(PYTHON, "-c", "import h5py, numpy; from osgeo import gdal")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /**
     * Compares.
     *
     * @param sources the folder of the HDF5 files
     * @return a line for each raster: its name, {@code same} or {@code DIFFERENT}, and how many pixels are valid
     */
    public static List<String> compare(Path sources, List<Path> tifs) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON, "-c", SCRIPT, sources.toString()));
        tifs.forEach(tif -> command.add(tif.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
        return said.lines().toList();
    }
}
