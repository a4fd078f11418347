package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.model.RelationType;
import dev.faultline.model.StandardRelationTypes;
import dev.faultline.model.Text;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the sentence of one chain, from the affected item back to the target. */
final class ChainSentence {
  private static final int LONGEST = 6;
  private static final int FIRST = 3;
  private static final int LAST = 2;
  private static final int LOST_NAMED = 3;

  private final Impact impact;
  private final Topology topology;
  private final Wording wording;
  private final Why why;
  private final StringBuilder sentence = new StringBuilder();

  /** How the next step goes on, and whether it then speaks of several items. */
  private String connector = " because it ";

  private boolean plural;

  ChainSentence(Impact impact, Why why) {
    this.impact = impact;
    this.topology = impact.topology();
    this.wording = new Wording(topology, items(why));
    this.why = why;
    write();
  }

  /** All that the sentence may name. */
  private static Set<Integer> items(Why why) {
    Set<Integer> items = new LinkedHashSet<>();
    items.add(why.item());
    List<Step> steps = why.chain();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.size() > LONGEST && i >= LAST && i < steps.size() - FIRST) continue;
      Step step = steps.get(i);
      items.add(step.provider());
      items.add(step.dependent());
      if (step.group() != null) items.addAll(step.group().lost());
    }
    return items;
  }

  private void write() {
    Level before = impact.before(why.item());
    sentence
        .append(wording.name(why.item()))
        .append(" is ")
        .append(impact.level(why.item()).words());
    if (before != Level.NONE) sentence.append(" (before: ").append(before.words()).append(')');
    List<Step> steps = why.chain().reversed();
    if (steps.isEmpty()) {
      sentence.append(" through the change itself");
    }
    boolean abridged = steps.size() > LONGEST;
    int left = steps.size() - FIRST - LAST;
    for (int i = 0; i < steps.size(); i++) {
      if (abridged && i == FIRST) {
        i += left;
        sentence
            .append(connector)
            .append(plural ? "depend" : "depends")
            .append(", over ")
            .append(left)
            .append(" more steps, on ")
            .append(wording.name(steps.get(i).dependent()));
        goOn();
      }
      Step next = i + 1 < steps.size() ? steps.get(i + 1) : null;
      step(steps.get(i), next);
    }
    sentence.append('.');
  }

  private void goOn() {
    connector = ", which ";
    plural = false;
  }

  private void step(Step step, @Nullable Step next) {
    sentence.append(connector);
    GroupState group = step.group();
    if (group == null) {
      sentence.append(Sentences.relation(wording, topology, step, plural));
      goOn();
      return;
    }
    sentence.append(loss(step, group));
    boolean shared = next != null && group.lost().size() > 1 && allShare(group.lost(), next);
    if (shared) {
      connector = ", which ";
      plural = true;
    } else {
      connector = "; " + wording.name(step.provider()) + " ";
      plural = false;
    }
  }

  /** {@code lost both of its members db-1 and db-2 (it needs 1 of 2)}. */
  private String loss(Step step, GroupState group) {
    RelationType type = topology.relationType(step.relationType());
    int lost = group.lost().size();
    String of = Wording.providers(type, group.size() != 1);
    String in =
        group.name().equals(StandardRelationTypes.MEMBERS)
            ? ""
            : " in the group \"" + Text.shorten(group.name()) + "\"";
    String names = wording.names(group.lost(), LOST_NAMED);
    String needs =
        " (" + (plural ? "they need " : "it needs ") + group.required() + " of " + group.size();
    String standing = standing(group);
    needs += (standing.isEmpty() ? "" : "; " + standing) + ")";
    String its = plural ? "their " : "its ";
    if (lost == 0) return noneSafe(type, group) + needs;
    String verb = step.levelOut() == Level.DEGRADED ? "can no longer count on " : "lost ";
    String what;
    if (lost == group.size() && lost == 2) what = "both of " + its + of + " " + names + in;
    else if (lost == group.size()) what = "all " + lost + " of " + its + of + " " + names + in;
    else what = names + " of " + its + group.size() + " " + of + in;
    boolean noSpare = step.levelOut() == Level.AT_RISK;
    return verb
        + what
        + (noSpare ? " and " + (plural ? "have" : "has") + " no spare left" : "")
        + needs;
  }

  /**
   * {@code has no provider without risk: switch A and switch B are at risk}: what still delivers in
   * full leaves fewer than needed that have a spare themselves.
   */
  private String noneSafe(RelationType type, GroupState group) {
    List<Integer> atRisk = impact.proofs().atRisk(group);
    boolean none = atRisk.size() == group.size();
    return (plural ? "have " : "has ")
        + (none ? "no " : "too few ")
        + Wording.providers(type, !none)
        + " without risk: "
        + wording.names(atRisk, LOST_NAMED)
        + (atRisk.size() == 1 ? " is " : " are ")
        + Level.AT_RISK.words();
  }

  /** {@code db-2 was down before}: what of the loss is not the change's doing. */
  private String standing(GroupState group) {
    List<Integer> standing =
        group.lost().stream()
            .filter(item -> impact.before(item).compareTo(Level.DEGRADED) >= 0)
            .toList();
    if (standing.isEmpty()) return "";
    String names = wording.names(standing, LOST_NAMED);
    Level least =
        standing.stream().map(impact::before).min(Comparator.naturalOrder()).orElse(Level.DOWN);
    boolean alike = standing.stream().allMatch(item -> impact.before(item) == least);
    String words = alike ? least.words() : "degraded or down";
    return names + (standing.size() > 1 ? " were " : " was ") + words + " before";
  }

  /** Whether all the items depend on the step's provider in the same way as its dependent does. */
  private boolean allShare(List<Integer> items, Step step) {
    if (step.group() != null) return false;
    for (int item : items) {
      ArcPage page = topology.providers(item);
      boolean found = false;
      for (int arc = page.begin(item); arc < page.end(item); arc++) {
        found |= page.other(arc) == step.provider() && page.type(arc) == step.relationType();
      }
      if (!found) return false;
    }
    return true;
  }

  @Override
  public String toString() {
    return sentence.toString();
  }
}
