package io.insarhub.hyp3;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Options;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.hyp3.mintpy.MintpySteps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code Hyp3_SBAS}: how products are prepared, which steps of MintPy run, and every key of MintPy's own
 * configuration (see {@link MintpyConfig}). Immutable, checked when built.
 */
public final class Hyp3SbasOptions implements Options {

    private static final String AOI = "aoi";
    private static final String LEAVE_OUT = "leave_out_incomplete";
    private static final String LEAVE_OUT_GRIDS = "leave_out_other_grids";
    private static final String WARP = "warp_other_grids";
    private static final String STEPS = "steps";
    private static final String COMMAND = "mintpy_command";
    private static final String CONDA = "conda_env";
    private static final String CLEAN_UP = "clean_up";
    private static final String DELETE_PRODUCTS = "deleteProducts";
    private static final String DEBUG = "debug";
    // keys of the Python program's that are not MintPy's
    private static final Set<String> FOREIGN = Set.of("workdir", "name");

    private final @Nullable Object aoiAsGiven;
    private final @Nullable Aoi aoi;
    private final boolean leaveOutIncomplete;
    private final boolean leaveOutOtherGrids;
    private final boolean warpOtherGrids;
    private final List<String> steps;
    private final String mintpyCommand;
    private final String condaEnvironment;
    private final boolean cleanUp;
    private final boolean deleteProducts;
    private final boolean debug;
    private final MintpyConfig mintpy;
    private final Map<String, Object> foreign;

    private Hyp3SbasOptions(Builder builder) {
        aoiAsGiven = builder.aoi;
        aoi = builder.aoi == null ? null : Aoi.parse(builder.aoi);
        leaveOutIncomplete = builder.leaveOutIncomplete;
        leaveOutOtherGrids = builder.leaveOutOtherGrids;
        warpOtherGrids = builder.warpOtherGrids;
        if (leaveOutOtherGrids && warpOtherGrids) {
            throw new BadOptionException(
                    WARP,
                    "goes against " + LEAVE_OUT_GRIDS + ": products on other grids are left out or warped, not both");
        }
        steps = MintpySteps.of(builder.steps);
        mintpyCommand = builder.mintpyCommand;
        condaEnvironment = builder.condaEnvironment;
        cleanUp = builder.cleanUp;
        deleteProducts = builder.deleteProducts;
        debug = builder.debug;
        mintpy = builder.mintpy;
        foreign = Map.copyOf(builder.foreign);
    }

    /** The defaults. */
    public static Hyp3SbasOptions defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from these options. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.aoi = aoiAsGiven;
        b.leaveOutIncomplete = leaveOutIncomplete;
        b.leaveOutOtherGrids = leaveOutOtherGrids;
        b.warpOtherGrids = warpOtherGrids;
        b.steps = steps;
        b.mintpyCommand = mintpyCommand;
        b.condaEnvironment = condaEnvironment;
        b.cleanUp = cleanUp;
        b.deleteProducts = deleteProducts;
        b.debug = debug;
        b.mintpy = mintpy;
        b.foreign.putAll(foreign);
        return b;
    }

    /**
     * Reads options by their keys in a config file. What is absent or null keeps its default; what is none of ours is
     * MintPy's, unknown keys included.
     *
     * @throws BadOptionException naming the key, if a value cannot be used
     */
    public static Hyp3SbasOptions of(Map<String, ?> map) {
        Builder builder = builder();
        OptionValues values = new OptionValues(map);
        builder.aoi = map.get(AOI);
        values.flag(LEAVE_OUT, builder::leaveOutIncomplete);
        values.flag(LEAVE_OUT_GRIDS, builder::leaveOutOtherGrids);
        values.flag(WARP, builder::warpOtherGrids);
        builder.steps(steps(map.get(STEPS)));
        values.text(COMMAND, builder::mintpyCommand);
        values.text(CONDA, builder::condaEnvironment);
        values.flag(CLEAN_UP, builder::cleanUp);
        values.flag(DELETE_PRODUCTS, builder::deleteProducts);
        values.flag(DEBUG, builder::debug);
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null && FOREIGN.contains(key)) {
                builder.foreign.put(key, value);
            } else if (value != null && !own().contains(key)) {
                fields.put(key, value);
            }
        });
        return builder.mintpy(MintpyConfig.hyp3Defaults().with(fields)).build();
    }

    private static Set<String> own() {
        return Set.of(AOI, LEAVE_OUT, LEAVE_OUT_GRIDS, WARP, STEPS, COMMAND, CONDA, CLEAN_UP, DELETE_PRODUCTS, DEBUG);
    }

    private static List<String> steps(@Nullable Object value) {
        if (value == null) {
            return MintpySteps.all();
        }
        List<String> steps = new ArrayList<>();
        for (Object step : value instanceof List<?> list ? list : List.of(value)) {
            if (!(step instanceof String name)) {
                throw new BadOptionException(STEPS, "must be names of MintPy's steps, but has " + step);
            }
            steps.add(name);
        }
        return steps;
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>(foreign);
        if (aoiAsGiven != null) {
            map.put(AOI, aoiAsGiven instanceof Aoi area ? area.toWkt() : aoiAsGiven);
        }
        map.put(LEAVE_OUT, leaveOutIncomplete);
        map.put(LEAVE_OUT_GRIDS, leaveOutOtherGrids);
        map.put(WARP, warpOtherGrids);
        map.put(STEPS, steps);
        if (!mintpyCommand.isEmpty()) {
            map.put(COMMAND, mintpyCommand);
        }
        if (!condaEnvironment.isEmpty()) {
            map.put(CONDA, condaEnvironment);
        }
        map.put(CLEAN_UP, cleanUp);
        map.put(DELETE_PRODUCTS, deleteProducts);
        map.put(DEBUG, debug);
        map.putAll(mintpy.toMap());
        return map;
    }

    /** The area to cut to, within what all products cover ({@code aoi}); empty for all of that, the default. */
    public Optional<Aoi> aoi() {
        return Optional.ofNullable(aoi);
    }

    /** Whether products that are broken or lack a layer are left out ({@code leave_out_incomplete}); default false. */
    public boolean leaveOutIncomplete() {
        return leaveOutIncomplete;
    }

    /** Whether products on other grids than most are left out ({@code leave_out_other_grids}); default false. */
    public boolean leaveOutOtherGrids() {
        return leaveOutOtherGrids;
    }

    /**
     * Whether products on other grids than most are resampled to the grid of most ({@code warp_other_grids}); default false.
     */
    public boolean warpOtherGrids() {
        return warpOtherGrids;
    }

    /** MintPy's steps that run, by name ({@code steps}); default all. */
    public List<String> steps() {
        return steps;
    }

    /** {@code smallbaselineApp.py} as a path or a name on {@code PATH} ({@code mintpy_command}); empty for that name. */
    public String mintpyCommand() {
        return mintpyCommand;
    }

    /** The conda environment that MintPy is in ({@code conda_env}); empty for none. */
    public String condaEnvironment() {
        return condaEnvironment;
    }

    /** Whether a run of all steps ends with cleaning up ({@code clean_up}); default true. */
    public boolean cleanUp() {
        return cleanUp;
    }

    /** Whether cleaning up deletes the products' archives too ({@code deleteProducts}); default false. */
    public boolean deleteProducts() {
        return deleteProducts;
    }

    /** Whether cleaning up only tells what it would delete ({@code debug}); default false. */
    public boolean debug() {
        return debug;
    }

    /** MintPy's configuration, without the paths of the layers. */
    public MintpyConfig mintpy() {
        return mintpy;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Hyp3SbasOptions other && other.toMap().equals(toMap());
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    @Override
    public String toString() {
        return "Hyp3SbasOptions" + toMap();
    }

    /** Collects {@link Hyp3SbasOptions}. */
    public static final class Builder {

        private @Nullable Object aoi;
        private boolean leaveOutIncomplete;
        private boolean leaveOutOtherGrids;
        private boolean warpOtherGrids;
        private List<String> steps = MintpySteps.all();
        private String mintpyCommand = "";
        private String condaEnvironment = "";
        private boolean cleanUp = true;
        private boolean deleteProducts;
        private boolean debug;
        private MintpyConfig mintpy = MintpyConfig.hyp3Defaults();
        private final Map<String, Object> foreign = new LinkedHashMap<>();

        private Builder() {}

        /** The area to cut to. */
        public Builder aoi(Aoi area) {
            aoi = area.toWkt();
            return this;
        }

        /** Leaves out products that are broken or lack a layer. */
        public Builder leaveOutIncomplete(boolean value) {
            leaveOutIncomplete = value;
            return this;
        }

        /** Leaves out products on other grids than most. */
        public Builder leaveOutOtherGrids(boolean value) {
            leaveOutOtherGrids = value;
            return this;
        }

        /** Resamples products on other grids than most to the grid of most. */
        public Builder warpOtherGrids(boolean value) {
            warpOtherGrids = value;
            return this;
        }

        /** MintPy's steps that run. */
        public Builder steps(List<String> names) {
            steps = List.copyOf(names);
            return this;
        }

        /** Path or name of {@code smallbaselineApp.py}. */
        public Builder mintpyCommand(String command) {
            mintpyCommand = command;
            return this;
        }

        /** The conda environment that MintPy is in. */
        public Builder condaEnvironment(String name) {
            condaEnvironment = name;
            return this;
        }

        /** Whether a run of all steps ends with cleaning up. */
        public Builder cleanUp(boolean value) {
            cleanUp = value;
            return this;
        }

        /** Whether cleaning up deletes the products' archives too. */
        public Builder deleteProducts(boolean value) {
            deleteProducts = value;
            return this;
        }

        /** Whether cleaning up only tells what it would delete. */
        public Builder debug(boolean value) {
            debug = value;
            return this;
        }

        /** MintPy's configuration. */
        public Builder mintpy(MintpyConfig config) {
            mintpy = config;
            return this;
        }

        /**
         * The options.
         *
         * @throws BadOptionException naming the option that cannot be used
         */
        public Hyp3SbasOptions build() {
            return new Hyp3SbasOptions(this);
        }
    }
}
