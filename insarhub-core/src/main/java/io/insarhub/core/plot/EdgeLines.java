package io.insarhub.core.plot;

import io.insarhub.core.plot.NetworkModel.Edge;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/** How the lines of pairs look. */
interface EdgeLines {

    /** The pairs in the order in which to draw them. */
    List<Edge> inOrder();

    Color color(Edge edge);

    BasicStroke stroke(Edge edge);
}
