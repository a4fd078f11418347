package dev.faultline.contract;

import dev.faultline.model.Text;
import dev.faultline.record.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * What a contract covers, each in the order of names.
 *
 * @param assets by tag
 * @param items by key
 * @param products by name
 */
public record Covered(List<String> assets, List<String> items, List<String> products) {
  public static final Covered NOTHING = new Covered(List.of(), List.of(), List.of());

  /** Most names in a message. */
  private static final int NAMED = 10;

  public Covered {
    assets = sorted(assets);
    items = sorted(items);
    products = sorted(products);
  }

  public boolean isEmpty() {
    return assets.isEmpty() && items.isEmpty() && products.isEmpty();
  }

  Covered and(Covered more) {
    return new Covered(
        together(assets, more.assets),
        together(items, more.items),
        together(products, more.products));
  }

  Covered without(Covered less) {
    return new Covered(
        difference(assets, less.assets),
        difference(items, less.items),
        difference(products, less.products));
  }

  /** What any of them covers. */
  static Covered all(List<Covered> some) {
    return new Covered(
        some.stream().flatMap(each -> each.assets.stream()).toList(),
        some.stream().flatMap(each -> each.items.stream()).toList(),
        some.stream().flatMap(each -> each.products.stream()).toList());
  }

  /** What is wrong with names of things to cover, if these are all that there is. */
  List<Problem> missing(Covered wanted) {
    List<Problem> problems = new ArrayList<>();
    missing("assets", assets, wanted.assets, problems);
    missing("items", items, wanted.items, problems);
    missing("products", products, wanted.products, problems);
    return problems;
  }

  private static void missing(
      String field, List<String> known, List<String> wanted, List<Problem> problems) {
    List<String> unknown =
        wanted.stream()
            .filter(name -> Collections.binarySearch(known, name) < 0)
            .map(name -> "\"" + Text.shorten(name) + "\"")
            .toList();
    if (unknown.isEmpty()) return;
    List<String> named = new ArrayList<>(unknown.subList(0, Math.min(NAMED, unknown.size())));
    if (unknown.size() > NAMED) named.add(unknown.size() - NAMED + " more");
    problems.add(
        new Problem(
            field, "There are no " + field + " " + Text.join(named, "and") + "; add them first."));
  }

  private static List<String> together(List<String> some, List<String> others) {
    TreeSet<String> all = new TreeSet<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }

  private static List<String> difference(List<String> some, List<String> others) {
    TreeSet<String> rest = new TreeSet<>(some);
    others.forEach(rest::remove);
    return List.copyOf(rest);
  }

  private static List<String> sorted(Collection<String> names) {
    return List.copyOf(new TreeSet<>(names));
  }
}
