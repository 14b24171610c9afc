package io.insarhub.core.plot;

/** Which mark a scene gets and how large it is: smaller where there are many, larger with more connections. */
final class SceneMarks {

    private final NetworkModel model;
    private final NetworkSummary summary;
    private final double radius;
    private final double mostConnections;

    SceneMarks(NetworkModel model, NetworkSummary summary) {
        this.model = model;
        this.summary = summary;
        this.radius = Math.max(
                1.7, Math.min(4.6, 24 / Math.sqrt(Math.max(1, model.nodes().size()))));
        this.mostConnections =
                Math.max(1, summary.degrees().map(d -> d.getMax()).orElse(0.0));
    }

    Marker marker(int node) {
        if (model.nodes().get(node).leftOut()) {
            return Marker.LEFT_OUT;
        }
        int pieces = summary.pieceSizes().size();
        return summary.piece(node).stream()
                .mapToObj(piece -> Marker.ofPiece(piece, pieces))
                .findFirst()
                .orElse(Marker.ISOLATED);
    }

    double radius(int node) {
        // Hollow marks need room for their cross.
        return summary.degree(node) == 0 ? Math.max(3, radius) : radiusOf(summary.degree(node));
    }

    /** Radius of the mark of a scene with so many connections: its area grows with them. */
    double radiusOf(double connections) {
        return radius * Math.sqrt(0.45 + 0.85 * connections / mostConnections);
    }
}
