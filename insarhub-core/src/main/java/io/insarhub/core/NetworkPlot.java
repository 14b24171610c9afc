package io.insarhub.core;

import io.insarhub.api.Scene;
import io.insarhub.api.ScenePair;
import io.insarhub.api.file.PairQuality;
import io.insarhub.core.plot.NetworkFigure;
import io.insarhub.core.plot.NetworkModel;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A picture of a network: its scenes by date and perpendicular baseline, its pairs as lines coloured by quality where
 * they are scored (good from 60, risky from 30, bad below) and by their length in days where they are not, and the number
 * of pairs of each scene as bars below. Pieces of a network that is not connected are told apart. Drawn without a
 * display; needs a font on the system, and says so where there is none.
 */
public final class NetworkPlot {

    private final NetworkModel model;

    private NetworkPlot(NetworkModel model) {
        this.model = model;
    }

    /** A picture of a network whose pairs are not scored. */
    public static NetworkPlot of(PairNetwork network) {
        return of(network, PairQuality.empty());
    }

    /** A picture of a network with the quality of its pairs; a pair that has no score is drawn so. */
    public static NetworkPlot of(PairNetwork network, PairQuality quality) {
        return new NetworkPlot(new NetworkModel("", nodes(network), edges(network, quality)));
    }

    /** The same picture with a headline. */
    public NetworkPlot titled(String title) {
        return new NetworkPlot(new NetworkModel(title, model.nodes(), model.edges()));
    }

    /**
     * The picture, 3200 × 2000 pixels.
     *
     * @throws io.insarhub.api.InsarhubException if there is no font to write with
     */
    public BufferedImage image() {
        return NetworkFigure.of(model).image();
    }

    /**
     * The picture in another size.
     *
     * @param widthPixels width at scale 1
     * @param heightPixels height at scale 1
     * @param scale how many pixels each of these becomes
     * @throws io.insarhub.api.InsarhubException if there is no font to write with
     */
    public BufferedImage image(int widthPixels, int heightPixels, double scale) {
        return NetworkFigure.of(model).sized(widthPixels, heightPixels, scale).image();
    }

    /**
     * Writes the picture as PNG; a picture that is there is replaced in one step.
     *
     * @return the file
     * @throws io.insarhub.api.InsarhubException if it cannot be written, or there is no font to write with
     */
    public Path writePng(Path file) {
        NetworkFigure.of(model).writePng(file);
        return file;
    }

    private static List<NetworkModel.Node> nodes(PairNetwork network) {
        Map<String, Integer> components = new HashMap<>();
        List<NetworkHealth.Component> pieces = network.health().components();
        for (int i = 0; i < pieces.size(); i++) {
            for (String scene : pieces.get(i).scenes()) {
                components.put(scene, i);
            }
        }
        List<NetworkModel.Node> nodes = new ArrayList<>();
        for (Scene scene : network.scenes()) {
            nodes.add(new NetworkModel.Node(
                    String.valueOf(scene.date()),
                    NetworkHealth.time(scene),
                    network.baselines().getOrDefault(scene.name(), 0.0),
                    components.getOrDefault(scene.name(), 0),
                    false));
        }
        for (LeftOut left : network.leftOut()) {
            if (!network.baselines().containsKey(left.scene())) {
                leftOut(left).ifPresent(nodes::add);
            }
        }
        return nodes;
    }

    /** A scene that took no part; one that nobody can date has no place in the picture. */
    private static Optional<NetworkModel.Node> leftOut(LeftOut left) {
        Scene scene = Scene.ofName(left.scene());
        return scene.date() == null
                ? Optional.empty()
                : Optional.of(new NetworkModel.Node(
                        String.valueOf(scene.date()), NetworkHealth.time(scene), Double.NaN, 0, true));
    }

    private static List<NetworkModel.Edge> edges(PairNetwork network, PairQuality quality) {
        Map<String, Integer> place = new HashMap<>();
        network.scenes().forEach(scene -> place.put(scene.name(), place.size()));
        List<NetworkModel.Edge> edges = new ArrayList<>();
        for (ScenePair pair : network.pairs()) {
            edges.add(new NetworkModel.Edge(
                    place.getOrDefault(pair.reference(), -1),
                    place.getOrDefault(pair.secondary(), -1),
                    quality.score(pair).orElse(Double.NaN)));
        }
        return edges;
    }
}
