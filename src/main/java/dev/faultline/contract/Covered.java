package dev.faultline.contract;

import java.util.Collection;
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
