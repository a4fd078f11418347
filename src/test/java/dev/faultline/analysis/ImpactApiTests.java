package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.test.tester.ExecutionGraphQlServiceTester;
import org.springframework.graphql.test.tester.GraphQlTester;

@GraphQlSlice
class ImpactApiTests {
  @Autowired private ExecutionGraphQlServiceTester api;
  @Autowired private FakeEstate estate;

  @BeforeEach
  void smallEstate() {
    estate.clear();
    estate.with(
        "BusinessService: shop mail; Database: db; Server: s1 s2;"
            + "shop -> api; api -> db; db -> 1 of s1 s2; mail -> s1");
  }

  @Test
  void aLossThatRedundancyAbsorbsIsAtRiskAndTheOtherServiceIsDown() {
    GraphQlTester.Response response =
        api.document(
                """
                { impact(input: {targets: [{item: {key: "s1"}}]}) {
                    headline
                    revision { number }
                    summary { affectedCount servicesDown servicesAtRisk byLevel { level count } }
                    services { totalCount nodes { item { key name type { name } } level before hops
                      why { sentence chain { from { key } to { key } relation { id type { name } effect }
                        levelIn levelOut group { name size required spareAfter lost { key } } } } } }
                    completeness { status reasons budget { maxHops maxItems maxMillis } staleRelations }
                } }
                """)
            .execute();
    response
        .path("impact.services.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("mail", "shop");
  }

  @Test
  void attributesComeFromTheStoreInOneRead() {
    api.document(
            "{ items { totalCount nodes { key attributes owner firstSeen } pageInfo { pageSize"
                + " clamped hasNextPage endCursor } } }")
        .execute()
        .path("items.nodes[0].attributes.note")
        .entity(String.class)
        .isEqualTo("about api");
    assertThat(estate.storeReads).isEqualTo(1);
  }
}
