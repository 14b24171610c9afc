package io.insarhub.core.plot;

import io.insarhub.api.BadOptionException;
import java.time.Instant;
import java.util.List;

/**
 * What a network plot shows: the scenes and the pairs between them. Checked when built, so that drawing cannot meet a
 * contradiction.
 *
 * @param title the headline; may be empty
 * @param nodes the scenes, in any order
 * @param edges the pairs, by the places of their scenes in {@code nodes}
 */
public record NetworkModel(String title, List<Node> nodes, List<Edge> edges) {

    /** No orbit is this far from another; beyond it a number is a mistake. */
    static final double MAX_BASELINE_METERS = 1e9;

    private static final Instant FIRST_YEAR = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END_OF_YEARS = Instant.parse("+10000-01-01T00:00:00Z");

    /**
     * A network.
     *
     * @throws BadOptionException where an edge names a scene that is not there, a scene twice, a scene that is left out,
     *     or scenes of two components
     */
    public NetworkModel {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        for (int i = 0; i < edges.size(); i++) {
            checkEdge(i, edges.get(i), nodes);
        }
    }

    /**
     * A scene.
     *
     * @param label a short name to print beside it where there is room, usually its date
     * @param time when it was taken
     * @param perpendicularBaselineMeters its signed perpendicular baseline against the stack's reference, in metres; NaN
     *     where unknown, which only a scene that is left out may have
     * @param component the connected part of the network that it is in: any number, the same for all scenes of the part
     * @param leftOut whether the network does without it
     */
    public record Node(String label, Instant time, double perpendicularBaselineMeters, int component, boolean leftOut) {

        /**
         * A scene.
         *
         * @throws BadOptionException where the baseline is unknown for a scene of the network, or no possible number, or the year is none of four
         *     digits
         */
        public Node {
            if (Double.isNaN(perpendicularBaselineMeters) ? !leftOut : !possible(perpendicularBaselineMeters)) {
                throw new BadOptionException(
                        "perpendicularBaselineMeters",
                        "scene " + label + " has " + perpendicularBaselineMeters
                                + "; a number of metres is needed, or the scene must be left out");
            }
            if (time.isBefore(FIRST_YEAR) || !time.isBefore(END_OF_YEARS)) {
                throw new BadOptionException(
                        "time", "scene " + label + " has " + time + "; years 1 to 9999 are possible");
            }
        }

        private static boolean possible(double meters) {
            return Math.abs(meters) <= MAX_BASELINE_METERS;
        }
    }

    /**
     * A pair.
     *
     * @param from place of one scene in the list of nodes
     * @param to place of the other
     * @param score its quality, 0 to 100; NaN where it was not scored
     */
    public record Edge(int from, int to, double score) {

        /**
         * A pair.
         *
         * @throws BadOptionException where the score is neither NaN nor from 0 to 100
         */
        public Edge {
            if (score < 0 || score > 100) {
                throw new BadOptionException(
                        "score", "pair " + from + "-" + to + " has " + score + "; 0 to 100 is possible, NaN for none");
            }
        }

        boolean scored() {
            return !Double.isNaN(score);
        }
    }

    /** Days between the scenes of a pair, with the fraction. */
    double temporalBaselineDays(Edge edge) {
        return Math.abs(TimeAxis.days(nodes.get(edge.to()).time())
                - TimeAxis.days(nodes.get(edge.from()).time()));
    }

    private static void checkEdge(int place, Edge edge, List<Node> nodes) {
        int last = nodes.size() - 1;
        if (Math.min(edge.from(), edge.to()) < 0 || Math.max(edge.from(), edge.to()) > last) {
            throw bad(place, "names scenes " + edge.from() + " and " + edge.to() + "; there are 0 to " + last);
        }
        Node from = nodes.get(edge.from());
        Node to = nodes.get(edge.to());
        if (edge.from() == edge.to()) {
            throw bad(place, "pairs scene " + from.label() + " with itself");
        }
        if (from.leftOut() || to.leftOut()) {
            throw bad(place, "uses scene " + (from.leftOut() ? from : to).label() + ", which is left out");
        }
        if (from.component() != to.component()) {
            throw bad(
                    place,
                    "joins components " + from.component() + " and " + to.component()
                            + "; scenes that a pair joins are of one component");
        }
    }

    private static BadOptionException bad(int place, String problem) {
        return new BadOptionException("edges[" + place + "]", problem);
    }
}
