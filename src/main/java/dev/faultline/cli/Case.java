package dev.faultline.cli;

import dev.faultline.impact.Impact;
import dev.faultline.impact.ImpactEngine;
import dev.faultline.impact.ImpactQuery;
import dev.faultline.impact.Target;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A worked case: an estate, changes, and the answer that is expected.
 *
 * @param place the file and, where it holds several, the line
 */
record Case(
    String place, String name, Topology topology, List<Change> changes, List<Row> expected) {

  /** One change of the case. */
  record Change(String item, Level effect) {}

  /**
   * One expected row.
   *
   * @param before null: not checked
   * @param hops null: not checked
   */
  record Row(String item, Level level, @Nullable Level before, @Nullable Integer hops) {
    boolean agrees(Row actual) {
      return item.equals(actual.item)
          && level == actual.level
          && (before == null || before == actual.before)
          && (hops == null || hops.equals(actual.hops));
    }

    @Override
    public String toString() {
      String text = level.name();
      if (before != null) text += ", before " + before;
      return hops == null ? text : text + ", hops " + hops;
    }
  }

  /** Runs the case; empty if the answer is the expected one, otherwise each difference. */
  List<String> differences() {
    List<Row> actual = answer();
    Map<String, Row> missing = new LinkedHashMap<>();
    for (Row row : expected) missing.put(row.item, row);
    List<String> differences = new ArrayList<>();
    for (Row row : actual) {
      Row wanted = missing.remove(row.item);
      String item = Text.shorten(row.item);
      if (wanted == null) differences.add(item + ": not expected, but is " + row);
      else if (!wanted.agrees(row)) {
        differences.add(item + ": expected " + wanted + ", but is " + row);
      }
    }
    for (Row row : missing.values()) {
      differences.add(Text.shorten(row.item) + ": expected " + row + ", but is not affected");
    }
    if (differences.isEmpty() && !sameOrder(actual)) {
      differences.add(
          "the expected rows are in another order than level (worst first), hops, item");
    }
    return differences;
  }

  private int known(String key, String where) {
    int item = topology.find(key);
    if (item >= 0) return item;
    throw new InvalidInput(
        place
            + ": "
            + where
            + " names \""
            + Text.shorten(key)
            + "\", but there is no such item."
            + Text.didYouMean(topology.nearestKeys(key)));
  }

  private boolean sameOrder(List<Row> actual) {
    for (int i = 0; i < actual.size(); i++) {
      if (!expected.get(i).item.equals(actual.get(i).item)) return false;
    }
    return true;
  }

  private List<Row> answer() {
    List<Target> targets = new ArrayList<>();
    for (Change change : changes) {
      targets.add(new Target(known(change.item, "a change"), change.effect));
    }
    for (Row row : expected) known(row.item, "an expected row");
    Impact impact = new ImpactEngine().analyse(topology, ImpactQuery.of(targets));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < impact.affectedCount(); i++) {
      int item = impact.affected(i);
      rows.add(
          new Row(topology.key(item), impact.level(item), impact.before(item), impact.hops(item)));
    }
    return rows;
  }
}
