package io.insarhub.hyp3.prepare;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A raster of a product that the analysis has a use for. */
public enum LayerKind {
    /** Unwrapped phase, radians. */
    PHASE("unw_phase", true, WarpKind.PHASE),
    /** Coherence, 0–1. */
    COHERENCE("corr", true, WarpKind.SMOOTH),
    /** Height above the ellipsoid, metres; at least one product must have it. */
    DEM("dem", false, WarpKind.SMOOTH),
    /** Elevation angle of the look vector, radians. */
    LOOK_THETA("lv_theta", false, WarpKind.ANGLE),
    /** Direction of the look vector, radians from east, counter-clockwise. */
    LOOK_PHI("lv_phi", false, WarpKind.ANGLE),
    /** 1 on land, 0 on water. */
    WATER_MASK("water_mask", false, WarpKind.CLASS),
    /** Which pixels were unwrapped together. */
    CONNECTED_COMPONENTS("conncomp", false, WarpKind.CLASS);

    private final String suffix;
    private final boolean required;
    private final WarpKind warp;

    LayerKind(String suffix, boolean required, WarpKind warp) {
        this.suffix = suffix;
        this.required = required;
        this.warp = warp;
    }

    /** How it is brought to another grid. */
    WarpKind warp() {
        return warp;
    }

    /** What the layer's file is called after the product's name and an underscore, without {@code .tif}. */
    public String suffix() {
        return suffix;
    }

    /** Those that every product must have. */
    public static List<LayerKind> required() {
        return Arrays.stream(values()).filter(kind -> kind.required).toList();
    }

    /** Name of the layer's file in a product. */
    public String fileName(String product) {
        return product + "_" + suffix + ".tif";
    }

    /** Name of the layer's file among the clipped ones. */
    public String clippedName(String product) {
        return product + "_" + suffix + "_clip.tif";
    }

    /** The product that a clipped layer belongs to by its name. */
    public String productOfClip(String clippedName) {
        return clippedName.substring(0, clippedName.length() - clippedName("").length());
    }

    /** The layer whose file has this name, in any product. */
    static Optional<LayerKind> of(String fileName) {
        return Arrays.stream(values())
                .filter(kind -> fileName.endsWith("_" + kind.suffix + ".tif"))
                .findFirst();
    }

    /** The product that a layer's file belongs to by its name. */
    String product(String fileName) {
        return fileName.substring(0, fileName.length() - fileName("").length());
    }
}
