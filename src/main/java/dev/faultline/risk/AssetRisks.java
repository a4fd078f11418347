package dev.faultline.risk;

import dev.faultline.analysis.EstateAnswers;
import dev.faultline.analysis.Snapshot;
import dev.faultline.asset.Ending;
import dev.faultline.asset.EndingKind;
import dev.faultline.asset.Endings;
import dev.faultline.graphql.Deadline;
import dev.faultline.impact.Impact;
import dev.faultline.impact.Target;
import dev.faultline.model.Level;
import dev.faultline.risk.AssetRisk.Threat;
import dev.faultline.topology.Topology;
import graphql.GraphQLContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Puts everything that ends to the impact engine. One analysis for each set of items and effect, so
 * that a thousand warranties of one rack cost one. Safe for use by several threads.
 */
@Component
public class AssetRisks {
  /** Services: worst level, most critical, by name. */
  static final Comparator<Threat> WORST_FIRST =
      Comparator.comparing(Threat::level)
          .reversed()
          .thenComparingInt(threat -> threat.criticality() == null ? 5 : threat.criticality())
          .thenComparing(Threat::name)
          .thenComparingInt(Threat::item);

  private final List<Endings> sources;
  private final EndingRules rules;
  private final EstateAnswers estate;

  AssetRisks(List<Endings> sources, EndingRules rules, EstateAnswers estate) {
    this.sources = List.copyOf(sources);
    this.rules = rules;
    this.estate = estate;
  }

  /** What an end of one kind does to a set of items. */
  private record Question(List<Target> targets) {}

  private record Answer(List<Threat> services, int affected, Level worst) {}

  /** The risks of a time, in their order. Cost: one analysis for each set of items and effect. */
  List<AssetRisk> between(
      LocalDate from, LocalDate to, Predicate<Ending> wanted, GraphQLContext request) {
    Snapshot snapshot = estate.snapshot(request);
    Deadline deadline = Deadline.of(request);
    Map<EndingKind, Level> effects = rules.current();
    Map<Question, Answer> answers = new HashMap<>();
    List<AssetRisk> risks = new ArrayList<>();
    for (Endings source : sources) {
      for (Ending ending : source.between(from, to)) {
        if (!wanted.test(ending)) continue;
        deadline.check();
        Level effect = effects.getOrDefault(ending.kind(), Level.AT_RISK);
        Answer answer =
            answers.computeIfAbsent(
                new Question(targets(snapshot, ending, effect)),
                question -> answer(snapshot, question, request));
        risks.add(
            new AssetRisk(ending, effect, answer.services(), answer.affected(), answer.worst()));
      }
    }
    risks.sort(new RiskOrder());
    return List.copyOf(risks);
  }

  /** The whole answer of the engine to one risk. */
  Impact impact(AssetRisk risk, GraphQLContext request) {
    Snapshot snapshot = estate.snapshot(request);
    return estate.impact(snapshot, targets(snapshot, risk.ending(), risk.effect()), request);
  }

  private static List<Target> targets(Snapshot snapshot, Ending ending, Level effect) {
    return ending.itemKeys().stream()
        .mapToInt(key -> snapshot.topology().find(key))
        .filter(item -> item >= 0)
        .sorted()
        .distinct()
        .mapToObj(item -> new Target(item, effect))
        .toList();
  }

  private Answer answer(Snapshot snapshot, Question question, GraphQLContext request) {
    Topology topology = snapshot.topology();
    List<Target> hit =
        question.targets().stream()
            .filter(target -> target.effect() != Level.NONE && topology.countsOn(target.item()))
            .toList();
    if (hit.isEmpty()) return new Answer(List.of(), 0, Level.NONE);
    Impact impact = estate.impact(snapshot, hit, request);
    Set<String> types = snapshot.catalogue().serviceTypes();
    Stream<Integer> own =
        hit.stream().map(Target::item).filter(item -> types.contains(topology.type(item)));
    List<Threat> services =
        Stream.concat(own, impact.services(types).stream())
            .distinct()
            .map(item -> threat(topology, impact, item))
            .sorted(WORST_FIRST)
            .toList();
    Level worst = hit.getFirst().effect();
    if (impact.affectedCount() > 0) {
      Level other = impact.level(impact.affected(0));
      if (other.compareTo(worst) > 0) worst = other;
    }
    return new Answer(services, impact.affectedCount(), worst);
  }

  private static Threat threat(Topology topology, Impact impact, int item) {
    int criticality = topology.criticality(item);
    String name = topology.name(item);
    return new Threat(
        item,
        name.isBlank() ? topology.key(item) : name,
        impact.level(item),
        criticality == 0 ? null : criticality);
  }
}
