package io.insarhub.quality;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.Progress;
import io.insarhub.api.ScenePair;
import io.insarhub.api.file.PairFactors;
import io.insarhub.api.file.PairQuality;
import io.insarhub.api.spi.PairScorer;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Workdir;
import io.insarhub.quality.score.MapFactors;
import io.insarhub.quality.score.PairFeatures;
import io.insarhub.quality.score.PairScoring;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores pairs from what their folder holds, decay maps and cached features; what it lacks is asked for, kept there for the
 * next time, and where nobody tells it scores come from a climatology of coherence by latitude. The factors of each score
 * tell which it was. Keeps nothing between calls; safe for use by many threads.
 */
public final class PairQualityScorer implements PairScorer {

    private static final Logger LOG = LoggerFactory.getLogger(PairQualityScorer.class);

    private final QualityOptions options;
    private final Clock clock;

    /** A scorer with default options; also made by the service loader. */
    public PairQualityScorer() {
        this(QualityOptions.defaults());
    }

    /** A scorer; the options say how scores are made, and who is asked. */
    public PairQualityScorer(QualityOptions options) {
        this(options, Clock.systemUTC());
    }

    /** The same; the clock tells how old is what was fetched. */
    public PairQualityScorer(QualityOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "pair_quality";
    }

    /**
     * Scores pairs.
     *
     * @param context its work folder is the stack's
     * @throws BadOptionException if the folder holds several stacks
     */
    @Override
    public PairQuality score(Collection<ScenePair> pairs, StageContext context) {
        return scored(pairs, stack(context), context).into(PairQuality.empty());
    }

    /**
     * Scores the pairs that are selected in a stack's file, and puts scores and factors into that file, under its
     * separator and on its scale; those of other pairs stay.
     *
     * @return what could not be had, a line each; empty if everything was known. Without a stack file nothing is scored, nor
     *     is one made: it would tell that pairs have been selected
     */
    public List<String> scoreSelected(StackFolder stack, StageContext context) {
        if (stack.stackFile().isEmpty()) {
            return List.of("pairs: there is no stack file in " + stack.path() + "; select pairs first");
        }
        List<ScenePair> pairs =
                stack.stackFile().map(file -> List.copyOf(file.pairs())).orElse(List.of());
        Scored scored = scored(pairs, stack, context);
        stack.updateStackFile(
                file -> file.withPairQuality(scored.into(file.pairQuality().orElse(PairQuality.empty()))));
        return scored.unknown();
    }

    private record Scored(Map<ScenePair, Double> scores, Map<ScenePair, PairFactors> factors, List<String> unknown) {

        PairQuality into(PairQuality quality) {
            return quality.withScores(scores, factors);
        }
    }

    private Scored scored(Collection<ScenePair> pairs, StackFolder stack, StageContext context) {
        Cancellation cancellation = context.cancellation();
        TreeSet<String> scenes = new TreeSet<>();
        pairs.forEach(pair -> scenes.addAll(List.of(pair.reference(), pair.secondary())));
        StackQuality quality = StackQuality.of(stack, scenes, options, clock, cancellation);
        quality.unknown().forEach(line -> LOG.info("{}: unknown, scored without it: {}", stack.path(), line));
        Map<ScenePair, Double> scores = new LinkedHashMap<>();
        Map<ScenePair, PairFactors> factors = new LinkedHashMap<>();
        PairScoring scoring = options.scoring();
        int done = 0;
        for (ScenePair pair : pairs) {
            cancellation.throwIfCancelled("scores");
            int first = quality.scenes().number(pair.reference());
            int second = quality.scenes().number(pair.secondary());
            if (first >= 0 && second >= 0) {
                PairFeatures features = quality.table().features(first, second);
                MapFactors told = new MapFactors();
                scoring.factors(features, told);
                scores.put(pair, scoring.score(features));
                factors.put(pair, PairFactors.of(told.toMap()));
            }
            context.listener().onProgress(Progress.of("scores", ++done, pairs.size(), "pairs"));
        }
        return new Scored(scores, factors, quality.unknown());
    }

    private static StackFolder stack(StageContext context) {
        List<StackFolder> stacks = Workdir.open(context.workdir()).stacks();
        if (stacks.size() != 1) {
            throw new BadOptionException(
                    "workdir",
                    context.workdir() + " holds " + stacks.size() + " stacks; scores are made for one, in its folder");
        }
        return stacks.get(0);
    }
}
