package dev.faultline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.DependentEnd;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import dev.faultline.model.StandardRelationTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstateGeneratorTests {
  @ParameterizedTest
  @ValueSource(
      ints = {
        10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 25, 30, 40, 50, 75, 99, 100, 101, 150, 199, 500,
        1000, 5000
      })
  void anEstateOfAnySizeIsCompleteAndConsistent(int size) {
    Records records = generate(size, 7, 4);

    Set<String> keys =
        records.items().stream().map(EstateRecord.Item::key).collect(Collectors.toSet());
    assertThat(records.items()).hasSize(size);
    assertThat(keys).hasSize(size);
    assertThat(records.items())
        .extracting(EstateRecord.Item::type)
        .contains("Room", "Hypervisor", "BusinessService");
    List<EstateRecord.Relation> relations = records.relations();
    assertThat(relations)
        .allMatch(relation -> keys.contains(relation.from()) && keys.contains(relation.to()));
    assertThat(
            relations.stream()
                .map(relation ->
                    List.of(
                        relation.type(),
                        relation.from(),
                        relation.to(),
                        String.valueOf(relation.group()))))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"1000,4", "1000,6", "20000,4", "20000,3", "20000,8", "100000,4"})
  void theNumberOfRelationsIsTheWantedOne(int size, double relationsPerItem) {
    long[] count = new long[1];
    EstateGenerator.generate(size, 1, relationsPerItem, new Counting(count));
    assertThat(count[0]).isEqualTo(Math.round(size * relationsPerItem));
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherOneOthers(@TempDir Path folder) throws IOException {
    byte[] first = write(folder.resolve("a.ndjson"), 42);
    byte[] second = write(folder.resolve("b.ndjson"), 42);
    byte[] other = write(folder.resolve("c.ndjson"), 43);

    assertThat(second).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void mostRelationsAreHardAndManyAreRedundant() {
    Records records = generate(20_000, 1, 4);

    long soft = records.relations().stream().filter(relation -> !hard(relation)).count();
    assertThat(soft).isLessThan(records.relations().size() / 3);
    assertThat(records.relations().stream().filter(relation -> relation.group() != null).count())
        .isGreaterThan(records.relations().size() / 4);
    assertThat(records.keys("BusinessService")).hasSize(200);
    assertThat(records.items())
        .filteredOn(item -> item.type().equals("BusinessService"))
        .allSatisfy(item -> assertThat(item.criticality()).isBetween(1, 4));
  }

  @Test
  void someLossesReachMoreThanHalfOfTheEstateAndMostReachLittle() {
    Records records = generate(100_000, 42, 4);
    Fixpoint estate = new Fixpoint(records);

    Map<Level, Integer> core = estate.loss("core-switch-000000");
    assertThat(core.getOrDefault(Level.DOWN, 0)).isGreaterThan(50_000);
    assertThat(estate.loss("room-000000").getOrDefault(Level.DOWN, 0)).isGreaterThan(50_000);
    List<Integer> reached = new ArrayList<>();
    for (int i = 0; i < 24_000; i += 480) {
      reached.add(
          estate.loss("vm-%06d".formatted(i)).values().stream().mapToInt(Integer::intValue).sum());
    }
    reached.sort(null);
    assertThat(reached.get(reached.size() / 2)).as("median of %s", reached).isBetween(1, 60);
    assertThat(reached).as("some reach about ten").anyMatch(count -> count >= 8 && count <= 12);
    int twin = estate.loss("core-switch-000001").getOrDefault(Level.DOWN, 0);
    assertThat(twin).as("its twin carries on").isLessThan(50);
  }

  @Test
  void thereAreCycles() {
    Records records = generate(20_000, 42, 4);
    Set<String> arrows = new HashSet<>();
    for (EstateRecord.Relation relation : records.relations()) {
      if (relation.type().equals("DEPENDS_ON")) arrows.add(relation.from() + " " + relation.to());
    }
    assertThat(arrows)
        .anyMatch(arrow -> arrows.contains(arrow.split(" ")[1] + " " + arrow.split(" ")[0]));
  }

  @ParameterizedTest
  @CsvSource({"9,4", "5000001,4", "-1,4", "100,0.5", "100,51", "100,NaN"})
  void sizesOutOfRangeAreRefused(int size, double relationsPerItem) {
    assertThatThrownBy(() -> generate(size, 1, relationsPerItem))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("must be");
  }

  private static Records generate(int size, long seed, double relationsPerItem) {
    Records records = new Records();
    EstateGenerator.generate(size, seed, relationsPerItem, records);
    return records;
  }

  private static byte[] write(Path file, long seed) throws IOException {
    try (EstateWriter writer = EstateWriter.open(file)) {
      EstateGenerator.generate(3000, seed, 4, writer);
      writer.finish();
    }
    return Files.readAllBytes(file);
  }

  private static boolean hard(EstateRecord.Relation relation) {
    return !Set.of("USES", "MONITORED_BY", "BACKED_UP_BY").contains(relation.type());
  }

  private record Counting(long[] count) implements RecordSink {
    @Override
    public void accept(EstateRecord record, long line) {
      if (record instanceof EstateRecord.Relation) count[0]++;
    }

    @Override
    public void reject(long line, String record, String reason) {
      throw new AssertionError(record + ": " + reason);
    }
  }

  /** The impact of losing one item, computed slowly and plainly. */
  private static final class Fixpoint {
    private record Arc(String provider, Level effect) {}

    private final Map<String, Map<String, List<Arc>>> groups = new HashMap<>();
    private final Map<String, Set<String>> dependents = new HashMap<>();
    private final Map<String, Map<String, RedundancyRule>> rules = new HashMap<>();

    Fixpoint(Records records) {
      Map<String, RelationType> types = new HashMap<>();
      StandardRelationTypes.all().forEach(type -> types.put(type.name(), type));
      for (EstateRecord.Item item : records.items()) rules.put(item.key(), item.groups());
      int single = 0;
      for (EstateRecord.Relation relation : records.relations()) {
        RelationType type = types.get(relation.type());
        boolean from = type.dependentEnd() == DependentEnd.FROM;
        String dependent = from ? relation.from() : relation.to();
        String provider = from ? relation.to() : relation.from();
        String group = relation.group() != null ? relation.group() : type.defaultGroup();
        groups
            .computeIfAbsent(dependent, key -> new LinkedHashMap<>())
            .computeIfAbsent(group == null ? "#" + single++ : group, key -> new ArrayList<>())
            .add(new Arc(provider, type.effect()));
        dependents.computeIfAbsent(provider, key -> new HashSet<>()).add(dependent);
      }
    }

    Map<Level, Integer> loss(String target) {
      Map<String, Level> levels = new HashMap<>(Map.of(target, Level.DOWN));
      Deque<String> changed = new ArrayDeque<>(List.of(target));
      while (!changed.isEmpty()) {
        for (String dependent : dependents.getOrDefault(changed.poll(), Set.of())) {
          if (dependent.equals(target)) continue;
          Level level = level(dependent, levels);
          if (level != levels.getOrDefault(dependent, Level.NONE)) {
            levels.put(dependent, level);
            changed.add(dependent);
          }
        }
      }
      levels.remove(target);
      Map<Level, Integer> counts = new HashMap<>();
      levels.values().forEach(level -> counts.merge(level, 1, Integer::sum));
      return counts;
    }

    private Level level(String item, Map<String, Level> levels) {
      Level worst = Level.NONE;
      for (Map.Entry<String, List<Arc>> group : groups.getOrDefault(item, Map.of()).entrySet()) {
        int size = group.getValue().size();
        int[] passed = new int[size];
        int lost = 0;
        for (int i = 0; i < size; i++) {
          Arc arc = group.getValue().get(i);
          passed[i] =
              Math.min(
                  levels.getOrDefault(arc.provider(), Level.NONE).ordinal(),
                  arc.effect().ordinal());
          if (passed[i] >= Level.DEGRADED.ordinal()) lost++;
        }
        Arrays.sort(passed);
        RedundancyRule rule = rules.getOrDefault(item, Map.of()).get(group.getKey());
        int needed = rule == null ? size : rule.required(size);
        Level level = Level.of(passed[needed - 1]);
        if (lost >= 1 && size - lost <= needed && level == Level.NONE) level = Level.AT_RISK;
        if (level.compareTo(worst) > 0) worst = level;
      }
      return worst;
    }
  }
}
