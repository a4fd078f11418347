package dev.faultline.benchmark;

import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.builder.GraphTypeBuilder;
import org.jgrapht.traverse.BreadthFirstIterator;
import org.jgrapht.util.SupplierUtil;

/** JGraphT: the same arcs as a graph of its own, and its breadth-first iterator. */
final class LibraryGraph<V> {
  private final Graph<V, DefaultEdge> graph =
      GraphTypeBuilder.<V, DefaultEdge>directed()
          .allowingMultipleEdges(true)
          .allowingSelfLoops(true)
          .edgeSupplier(SupplierUtil.DEFAULT_EDGE_SUPPLIER)
          .buildGraph();
  private final List<V> vertices = new ArrayList<>();

  private LibraryGraph(FlatGraph flat, IntFunction<V> vertex) {
    for (int item = 0; item < flat.items(); item++) {
      vertices.add(vertex.apply(item));
      graph.addVertex(vertices.get(item));
    }
    for (int item = 0; item < flat.items(); item++) {
      for (int arc = flat.begin(item); arc < flat.begin(item + 1); arc++) {
        graph.addEdge(vertices.get(item), vertices.get(flat.other(arc)));
      }
    }
  }

  /** Numbers as vertices: the quickest to tell apart, and what they stand for is kept elsewhere. */
  static LibraryGraph<Integer> ofNumbers(FlatGraph flat) {
    return new LibraryGraph<>(flat, item -> item);
  }

  /** Keys as vertices, as in the library's own examples. */
  static LibraryGraph<String> ofKeys(FlatGraph flat, Topology topology) {
    return new LibraryGraph<>(flat, topology::key);
  }

  int reach(int item) {
    int count = -1;
    var search = new BreadthFirstIterator<>(graph, vertices.get(item));
    while (search.hasNext()) {
      search.next();
      count++;
    }
    return count;
  }

  BitSet reached(int item) {
    Map<V, Integer> numbers = new HashMap<>();
    for (int number = 0; number < vertices.size(); number++) {
      numbers.put(vertices.get(number), number);
    }
    BitSet reached = new BitSet();
    new BreadthFirstIterator<>(graph, vertices.get(item))
        .forEachRemaining(vertex -> reached.set(numbers.get(vertex)));
    reached.clear(item);
    return reached;
  }
}
