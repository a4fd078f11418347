package dev.faultline.model;

/**
 * Where an item stands between plan and removal. Only items in use carry or receive impact, unless
 * a question asks for others.
 */
public enum LifeCycle {
  PLANNED,
  IN_USE,
  RETIRED
}
