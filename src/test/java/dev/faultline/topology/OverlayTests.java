package dev.faultline.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule.MinimumUp;
import dev.faultline.model.StandardRelationTypes;
import dev.faultline.model.UnknownItem;
import dev.faultline.topology.HypotheticalEdit.AddItem;
import dev.faultline.topology.HypotheticalEdit.AddRelation;
import dev.faultline.topology.HypotheticalEdit.RemoveRelation;
import dev.faultline.topology.HypotheticalEdit.SetLifeCycle;
import dev.faultline.topology.HypotheticalEdit.SetRedundancy;
import dev.faultline.topology.HypotheticalEdit.SetState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverlayTests {
  private final Topology base = base();

  private static Topology base() {
    TopologyBuilder builder = new TopologyBuilder(StandardRelationTypes.all());
    for (String key : List.of("shop", "pool", "db-1", "db-2")) {
      builder.addItem(
          null, key, key, "Application", Level.NONE, 0, null, LifeCycle.IN_USE, Map.of());
    }
    builder.addRelation("DEPENDS_ON", "shop", "pool", null, null, 0);
    builder.addRelation("MEMBER_OF", "db-1", "pool", null, null, 0);
    builder.addRelation("DEPENDS_ON", "pool", "db-2", "a", null, 0);
    builder.addRelation("DEPENDS_ON", "pool", "db-2", "b", null, 0);
    return builder.build(7);
  }

  private Topology with(HypotheticalEdit... edits) {
    return Overlay.apply(base, List.of(edits));
  }

  @Test
  void theBaseImageAndItsNamesStayAsTheyAre() {
    Topology edited =
        with(
            new AddItem("new", "Lambda", "New one", 2, LifeCycle.IN_USE),
            new AddRelation("USES", "shop", "new", "fresh", Level.AT_RISK),
            new SetRedundancy("pool", "members", new MinimumUp(1)),
            new SetState("db-1", Level.DOWN),
            new SetLifeCycle("db-2", LifeCycle.RETIRED));

    assertThat(edited.revision()).isEqualTo(7);
    assertThat(edited.type(edited.find("new"))).isEqualTo("Lambda");
    assertThat(edited.typeNames()).containsExactly("Application", "Lambda");
    assertThat(edited.groupName(edited.firstGroup(edited.find("shop")))).isEqualTo("fresh");
    assertThat(edited.state(edited.find("db-1"))).isEqualTo(Level.DOWN);
    assertThat(edited.impairedCount()).isEqualTo(1);
    assertThat(edited.countsOn(edited.find("db-2"))).isFalse();
    assertThat(edited.arcCount()).isEqualTo(5);

    assertThat(base.find("new")).isEqualTo(-1);
    assertThat(base.typeNames()).containsExactly("Application");
    assertThat(base.groupNames.find("fresh")).isEqualTo(-1);
    assertThat(base.firstGroup(base.find("shop"))).isZero();
    assertThat(base.impairedCount()).isZero();
    assertThat(base.arcCount()).isEqualTo(4);
  }

  @Test
  void anOverlayOfAnOverlayKeepsBoth() {
    Topology once = with(new AddItem("x", "One", null, 0, LifeCycle.IN_USE));
    Topology twice =
        Overlay.apply(once, List.of(new AddItem("y", "Two", null, 0, LifeCycle.IN_USE)));
    assertThat(twice.type(twice.find("x"))).isEqualTo("One");
    assertThat(twice.type(twice.find("y"))).isEqualTo("Two");
    assertThat(twice.typeNames()).containsExactly("Application", "One", "Two");
    assertThat(once.typeNames()).containsExactly("Application", "One");
  }

  @Test
  void noEditsAreTheImageItself() {
    assertThat(with()).isSameAs(base);
  }

  @Test
  void aRelationIsRemovedWithTheGroupItIsIn() {
    assertThat(with(new RemoveRelation("MEMBER_OF", "db-1", "pool", null)).arcCount()).isEqualTo(3);
    assertThat(with(new RemoveRelation("DEPENDS_ON", "pool", "db-2", "a")).arcCount()).isEqualTo(3);
    assertThatThrownBy(() -> with(new RemoveRelation("DEPENDS_ON", "pool", "db-2", null)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("several groups; name one of [a, b]");
  }

  @Test
  void removingWhatOnlyDocumentsChangesNothing() {
    assertThat(with(new RemoveRelation("RELATED_TO", "shop", "pool", null)).arcCount())
        .isEqualTo(4);
  }

  @Test
  void whatIsNotThereIsNamedWithItsPlaceInTheList() {
    assertThatThrownBy(() ->
            with(
                new SetState("db-1", Level.DOWN), new RemoveRelation("USES", "shop", "db-1", null)))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "Edit 2: there is no relation USES from \"shop\" to \"db-1\", so it cannot be"
                + " removed.");
    assertThatThrownBy(() -> with(new SetState("db-3", Level.DOWN)))
        .isInstanceOf(UnknownItem.class)
        .hasMessageContaining("db-1");
    assertThatThrownBy(() -> with(new AddRelation("DEPENDS_UPON", "shop", "db-1", null, null)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("DEPENDS_ON");
    assertThatThrownBy(() -> with(new AddRelation("USES", "shop", "shop", null, null)))
        .hasMessageContaining("cannot depend on itself");
    assertThatThrownBy(() -> with(new AddItem("shop", "X", null, 0, LifeCycle.IN_USE)))
        .hasMessageContaining("already");
    assertThatThrownBy(() -> with(new AddItem("z", "X", null, 5, LifeCycle.IN_USE)))
        .hasMessageContaining("criticality");
    assertThatThrownBy(() -> with(new SetRedundancy("shop", " ", null)))
        .hasMessageContaining("group");
  }
}
