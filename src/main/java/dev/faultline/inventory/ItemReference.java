package dev.faultline.inventory;

/**
 * An item in an answer, whatever package shows it: what lies upstream of that package adds fields
 * to the item by its key.
 */
public interface ItemReference {
  String key();
}
