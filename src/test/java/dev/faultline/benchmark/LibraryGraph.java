package dev.faultline.benchmark;

import java.util.BitSet;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.builder.GraphTypeBuilder;
import org.jgrapht.traverse.BreadthFirstIterator;
import org.jgrapht.util.SupplierUtil;

/** JGraphT: the same arcs as a graph of its own, and its breadth-first iterator. */
final class LibraryGraph {
  private final Graph<Integer, DefaultEdge> graph =
      GraphTypeBuilder.<Integer, DefaultEdge>directed()
          .allowingMultipleEdges(true)
          .allowingSelfLoops(true)
          .edgeSupplier(SupplierUtil.DEFAULT_EDGE_SUPPLIER)
          .buildGraph();
  private final Integer[] vertices;

  LibraryGraph(FlatGraph flat) {
    vertices = new Integer[flat.items()];
    for (int item = 0; item < vertices.length; item++) {
      vertices[item] = item;
      graph.addVertex(vertices[item]);
    }
    for (int item = 0; item < vertices.length; item++) {
      for (int arc = flat.begin(item); arc < flat.begin(item + 1); arc++) {
        graph.addEdge(vertices[item], vertices[flat.other(arc)]);
      }
    }
  }

  int reach(int item) {
    int count = -1;
    var search = new BreadthFirstIterator<>(graph, vertices[item]);
    while (search.hasNext()) {
      search.next();
      count++;
    }
    return count;
  }

  BitSet reached(int item) {
    BitSet reached = new BitSet();
    new BreadthFirstIterator<>(graph, vertices[item]).forEachRemaining(reached::set);
    reached.clear(item);
    return reached;
  }
}
