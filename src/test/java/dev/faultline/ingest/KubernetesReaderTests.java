package dev.faultline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.SharedData;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesReaderTests {
  private static final String ONLINE_BOUTIQUE =
      """
      cartservice redis-cart
      checkoutservice cartservice
      checkoutservice currencyservice
      checkoutservice emailservice
      checkoutservice paymentservice
      checkoutservice productcatalogservice
      checkoutservice shippingservice
      frontend adservice
      frontend cartservice
      frontend checkoutservice
      frontend currencyservice
      frontend productcatalogservice
      frontend recommendationservice
      frontend shippingservice
      loadgenerator frontend
      recommendationservice productcatalogservice
      """;

  @ParameterizedTest
  @ValueSource(strings = {"kubernetes-manifests", "release/kubernetes-manifests.yaml"})
  void onlineBoutiqueHasItsSixteenPublishedEdges(String input) {
    Path path = SharedData.dir("kubernetes").resolve("online-boutique").resolve(input);

    Records records = Records.read(Format.KUBERNETES, List.of(path));

    assertThat(derived(records, "DEPENDS_ON"))
        .containsExactlyInAnyOrder(ONLINE_BOUTIQUE.split("\n"));
    assertThat(derived(records, "USES")).containsExactly("frontend shoppingassistantservice");
    assertThat(records.relations()).filteredOn(EstateRecord.Relation::derived).hasSize(17);
    assertThat(records.item("k8s:default/service/shoppingassistantservice").attributes())
        .containsEntry("placeholder", true);
    assertThat(records.arrows())
        .contains("k8s:default/service/redis-cart DEPENDS_ON k8s:default/deployment/redis-cart");
    assertThat(records.rejected)
        .allSatisfy(rejected -> assertThat(rejected.record()).contains("Kustomization"));
  }

  @Test
  void bankOfAnthosFindsItsAddressesInConfigMaps() {
    Path path = SharedData.dir("kubernetes").resolve("bank-of-anthos/kubernetes-manifests");

    Records records = Records.read(Format.KUBERNETES, List.of(path));

    assertThat(records.rejected).isEmpty();
    assertThat(derived(records, "DEPENDS_ON"))
        .contains(
            "frontend ledgerwriter",
            "frontend balancereader",
            "frontend transactionhistory",
            "frontend contacts",
            "frontend userservice",
            "ledgerwriter ledger-db",
            "ledgerwriter balancereader",
            "balancereader ledger-db",
            "transactionhistory ledger-db",
            "contacts accounts-db",
            "userservice accounts-db",
            "loadgenerator frontend")
        .doesNotContain(
            "ledger-db ledger-db", "accounts-db accounts-db", "ledgerwriter ledgerwriter");
    assertThat(derived(records, "USES")).isEmpty();
    assertThat(records.arrows())
        .contains(
            "k8s:default/deployment/frontend DEPENDS_ON k8s:default/secret/jwt-key",
            "k8s:default/deployment/frontend USES k8s:default/configmap/oauth-config");
    assertThat(records.all.toString()).doesNotContain("accounts-pwd", "bankofanthos'", "password");
  }

  @Test
  void anObjectIsReadWithItsProperties() {
    Records records =
        manifest(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop, labels: {team: a, app: web}}
            spec:
              template:
                spec:
                  containers:
                  - name: c
                    image: user:pass@registry.example/web:1
                    ports: [{containerPort: 8080}]
            """);

    assertThat(records.all)
        .containsExactly(
            new EstateRecord.Item(
                "k8s:shop/deployment/web",
                "ContainerWorkload",
                "web",
                null,
                null,
                null,
                LifeCycle.IN_USE,
                null,
                Map.of(
                    "kind",
                    "Deployment",
                    "namespace",
                    "shop",
                    "apiVersion",
                    "apps/v1",
                    "labels",
                    List.of("app=web", "team=a"),
                    "images",
                    List.of("registry.example/web:1"),
                    "ports",
                    List.of("8080"),
                    "replicas",
                    1L),
                Map.of()));
    assertThat(records.lines).containsExactly(1L);
  }

  @Test
  void replicasAreMembersOfWhichTheDisruptionBudgetNeedsSome() {
    Records records =
        manifest(
            deployment("web", "replicas: 3", "")
                + """
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: web}
                spec: {minAvailable: 2, selector: {matchLabels: {app: web}}}
                """);

    assertThat(records.keys("Container"))
        .containsExactly(
            "k8s:default/deployment/web#0",
            "k8s:default/deployment/web#1",
            "k8s:default/deployment/web#2");
    assertThat(records.arrows())
        .contains("k8s:default/deployment/web#2 MEMBER_OF k8s:default/deployment/web [members]");
    assertThat(records.item("k8s:default/deployment/web").groups())
        .containsExactly(Map.entry("members", new RedundancyRule.MinimumUp(2)));
    assertThat(records.rejected).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "minAvailable: 50%,50 %",
    "maxUnavailable: 1,3",
    "maxUnavailable: 30%,2",
    "maxUnavailable: 100%,1"
  })
  void budgetsMaySayShares(String budget, String needed) {
    Records records =
        manifest(
            deployment("web", "replicas: 4", "")
                + "\n---\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {"
                + budget
                + ", selector: {matchExpressions: [{key: app, operator: In, values: [web]}]}}\n");

    RedundancyRule rule =
        needed.endsWith("%")
            ? new RedundancyRule.MinimumUpPercent(50)
            : new RedundancyRule.MinimumUp(Integer.parseInt(needed));
    assertThat(records.item("k8s:default/deployment/web").groups()).containsEntry("members", rule);
  }

  @Test
  void withoutBudgetOneReplicaIsEnoughAndAnAutoscalerSaysHowManyThereAre() {
    Records records =
        manifest(
            deployment("web", "", "")
                + """
                ---
                kind: HorizontalPodAutoscaler
                metadata: {name: web}
                spec: {minReplicas: 2, maxReplicas: 9, scaleTargetRef: {kind: Deployment, name: web}}
                """);

    assertThat(records.keys("Container")).hasSize(2);
    assertThat(records.item("k8s:default/deployment/web").groups())
        .containsEntry("members", new RedundancyRule.MinimumUp(1));
  }

  @Test
  void budgetsAndAutoscalersWithoutAWorkloadAreRejected() {
    Records records =
        manifest(
            """
            kind: PodDisruptionBudget
            metadata: {name: a}
            spec: {minAvailable: 1, selector: {matchLabels: {app: a}}}
            ---
            kind: HorizontalPodAutoscaler
            metadata: {name: b}
            spec: {scaleTargetRef: {kind: Deployment, name: b}}
            ---
            kind: PodDisruptionBudget
            metadata: {name: c}
            spec: {minAvailable: many, selector: {matchLabels: {app: a}}}
            """);

    assertThat(records.all).isEmpty();
    assertThat(records.rejected)
        .containsExactlyInAnyOrder(
            new Records.Rejected(
                1, "PodDisruptionBudget default/a", "It selects no workload of this input."),
            new Records.Rejected(
                5,
                "HorizontalPodAutoscaler default/b",
                "The workload that it scales is not in this input."),
            new Records.Rejected(
                9,
                "PodDisruptionBudget default/c",
                "minAvailable and maxUnavailable must be a count such as 2 or a share such as"
                    + " 50%."));
  }

  @Test
  void manyReplicasAreCutOffAloud() {
    Records records = manifest(deployment("web", "replicas: 250", ""));

    assertThat(records.keys("Container")).hasSize(100);
    assertThat(records.item("k8s:default/deployment/web").attributes())
        .containsEntry("replicas", 250L);
    assertThat(records.rejected)
        .containsExactly(
            new Records.Rejected(
                1,
                "Deployment default/web",
                "150 of its 250 replicas are left out: at most 100 become items."));
  }

  @Test
  void aWorkloadScaledToZeroStaysAndSaysSo() {
    Records records = manifest(deployment("web", "replicas: 0", ""));

    assertThat(records.item("k8s:default/deployment/web").attributes())
        .containsEntry("replicas", 0L)
        .containsEntry("note", "Scaled to zero: it delivers nothing at present.");
    assertThat(records.keys("Container")).isEmpty();
  }

  @Test
  void aServiceDependsOnTheWorkloadsOfItsNamespaceThatItSelects() {
    Records records =
        manifest(
            deployment("web", "", "")
                + "---\n"
                + deployment("web2", "", "").replace("app: web2", "app: web")
                + """
                ---
                kind: Service
                metadata: {name: web}
                spec: {selector: {app: web}, ports: [{port: 80}]}
                ---
                kind: Service
                metadata: {name: elsewhere, namespace: other}
                spec: {selector: {app: web}}
                ---
                kind: Service
                metadata: {name: nothing}
                spec: {ports: [{port: 80}]}
                ---
                kind: Service
                metadata: {name: alias}
                spec: {externalName: web.default.svc.cluster.local}
                """);

    assertThat(records.arrows())
        .containsExactly(
            "k8s:default/service/web DEPENDS_ON k8s:default/deployment/web [endpoints]",
            "k8s:default/service/web DEPENDS_ON k8s:default/deployment/web2 [endpoints]",
            "k8s:default/service/alias DEPENDS_ON k8s:default/service/web");
    assertThat(records.item("k8s:default/service/web").groups())
        .containsEntry("endpoints", new RedundancyRule.MinimumUp(1));
  }

  @Test
  void whatAnswersNothingIsNoEndpoint() {
    Records records =
        manifest(
            """
            kind: Service
            metadata: {name: web}
            spec: {selector: {app: web}}
            ---
            kind: Deployment
            metadata: {name: blue}
            spec: {replicas: 0, template: {metadata: {labels: {app: web}}}}
            ---
            kind: Deployment
            metadata: {name: green}
            spec: {template: {metadata: {labels: {app: web}}}}
            ---
            kind: Job
            metadata: {name: hook}
            spec: {template: {metadata: {labels: {app: web}}}}
            ---
            kind: Service
            metadata: {name: idle}
            spec: {selector: {app: idle}}
            ---
            kind: Deployment
            metadata: {name: idle}
            spec: {replicas: 0, template: {metadata: {labels: {app: idle}}}}
            """);

    assertThat(records.arrows())
        .containsExactly(
            "k8s:default/service/web RELATED_TO k8s:default/deployment/blue",
            "k8s:default/service/web RELATED_TO k8s:default/job/hook",
            "k8s:default/service/web DEPENDS_ON k8s:default/deployment/green",
            "k8s:default/service/idle DEPENDS_ON k8s:default/deployment/idle");
    assertThat(records.item("k8s:default/service/web").groups()).isEmpty();
  }

  @Test
  void referencesOfAPodBecomeRelationsAndMissingOnesPlaceholders() {
    Records records =
        manifest(
            deployment(
                    "web",
                    "",
                    """
                    serviceAccountName: web
                    imagePullSecrets: [{name: pull}]
                    volumes:
                    - {name: a, configMap: {name: files}}
                    - {name: b, secret: {secretName: keys, optional: true}}
                    - {name: c, persistentVolumeClaim: {claimName: data}}
                    - name: d
                      projected: {sources: [{secret: {name: keys}}, {configMap: {name: more, optional: true}}]}
                    containers:
                    - name: c
                      env:
                      - {name: A, valueFrom: {secretKeyRef: {name: env, key: a}}}
                      - {name: B, valueFrom: {configMapKeyRef: {name: maybe, key: b, optional: true}}}
                      envFrom: [{secretRef: {name: all}}]
                    """)
                + """
                ---
                kind: PersistentVolumeClaim
                metadata: {name: data}
                spec: {storageClassName: fast, accessModes: [ReadWriteOnce]}
                """);

    String web = "k8s:default/deployment/web ";
    assertThat(records.arrows())
        .containsExactlyInAnyOrder(
            web + "DEPENDS_ON k8s:default/serviceaccount/web",
            web + "USES k8s:default/secret/pull",
            web + "DEPENDS_ON k8s:default/configmap/files",
            web + "DEPENDS_ON k8s:default/secret/keys",
            web + "STORED_ON k8s:default/persistentvolumeclaim/data",
            web + "USES k8s:default/configmap/more",
            web + "DEPENDS_ON k8s:default/secret/env",
            web + "USES k8s:default/configmap/maybe",
            web + "DEPENDS_ON k8s:default/secret/all");
    assertThat(records.item("k8s:default/persistentvolumeclaim/data").attributes())
        .isEqualTo(
            Map.of(
                "namespace",
                "default",
                "storageClass",
                "fast",
                "accessModes",
                List.of("ReadWriteOnce")));
    assertThat(records.item("k8s:default/secret/keys").attributes())
        .isEqualTo(Map.of("namespace", "default", "placeholder", true));
  }

  @Test
  void aStatefulSetHasAVolumeForEachReplica() {
    Records records =
        manifest(
            """
            kind: StatefulSet
            metadata: {name: db}
            spec:
              replicas: 2
              template: {metadata: {labels: {app: db}}, spec: {containers: []}}
              volumeClaimTemplates: [{metadata: {name: data}, spec: {storageClassName: fast}}]
            """);

    assertThat(records.arrows())
        .contains(
            "k8s:default/statefulset/db#0 STORED_ON k8s:default/persistentvolumeclaim/data-db-0",
            "k8s:default/statefulset/db#1 STORED_ON k8s:default/persistentvolumeclaim/data-db-1");
    assertThat(records.keys("Volume")).hasSize(2);
  }

  @Test
  void entrancesDependOnServicesGatewaysAndCertificates() {
    Records records =
        manifest(
            """
            kind: Ingress
            metadata: {name: shop}
            spec:
              ingressClassName: nginx
              tls: [{hosts: [shop.example], secretName: shop-tls}]
              defaultBackend: {service: {name: fallback, port: {number: 80}}}
              rules:
              - host: shop.example
                http: {paths: [{path: /, backend: {service: {name: web, port: {number: 80}}}}]}
              - http: {paths: [{path: /old, backend: {serviceName: old, servicePort: 80}}]}
            ---
            kind: HTTPRoute
            metadata: {name: route}
            spec:
              parentRefs: [{name: gate, namespace: edge}]
              hostnames: [shop.example]
              rules: [{backendRefs: [{name: web, port: 80}]}]
            ---
            kind: Gateway
            metadata: {name: gate, namespace: edge}
            spec: {listeners: [{name: https, tls: {certificateRefs: [{name: cert}]}}]}
            """);

    assertThat(records.arrows())
        .containsExactly(
            "k8s:default/ingress/shop DEPENDS_ON k8s:default/service/fallback",
            "k8s:default/ingress/shop DEPENDS_ON k8s:default/service/web",
            "k8s:default/ingress/shop DEPENDS_ON k8s:default/service/old",
            "k8s:default/ingress/shop SECURED_BY k8s:default/secret/shop-tls",
            "k8s:default/httproute/route DEPENDS_ON k8s:edge/gateway/gate",
            "k8s:default/httproute/route DEPENDS_ON k8s:default/service/web",
            "k8s:edge/gateway/gate SECURED_BY k8s:edge/secret/cert");
    assertThat(records.item("k8s:default/ingress/shop").attributes())
        .containsEntry("hosts", List.of("shop.example"))
        .containsEntry("ingressClass", "nginx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db",
        "db:5432",
        "db.shop",
        "db.shop.svc:5432",
        "db.shop.svc.cluster.local.:5432",
        "http://db.shop.svc./x",
        "postgres://u:p@db.shop.svc.cluster.local:5432/x",
        "jdbc:postgresql://db:5432/x",
        "db-0.db:5432",
        "db-0.db.shop.svc.cluster.local:5432"
      })
  void aHostInAVariableIsADerivedDependencyOnItsService(String value) {
    Records records =
        manifest(inShop(deployment("web", "", container("DB_HOST", value))) + service("db"));

    assertThat(records.arrows())
        .containsExactly("k8s:shop/deployment/web DEPENDS_ON k8s:shop/service/db ~");
    assertThat(records.relations().getFirst().confidence()).isEqualTo(0.8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db.other.svc",
        "dbx",
        "my db is up",
        "db.example.com",
        "http://10.0.0.1/db",
        "/db"
      })
  void otherTextsAreNoDependency(String value) {
    Records records =
        manifest(inShop(deployment("web", "", container("SETTING", value))) + service("db"));

    assertThat(records.relations()).isEmpty();
  }

  @Test
  void aWorkloadDoesNotDependOnItsOwnService() {
    Records records =
        manifest(
            deployment("web", "", container("SELF_URL", "http://web:80"))
                + "---\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}}\n");

    assertThat(records.arrows())
        .containsExactly("k8s:default/service/web DEPENDS_ON k8s:default/deployment/web");
  }

  @Test
  void argumentsCountButInitContainersDoNot() {
    Records records =
        manifest(
            inShop(
                    deployment(
                        "web",
                        "",
                        """
                        initContainers: [{name: i, env: [{name: QUEUE_URL, value: "http://queue:80"}]}]
                        containers: [{name: c, command: [serve], args: ["--db=db:5432"]}]
                        """))
                + service("db")
                + service("queue"));

    assertThat(records.arrows())
        .containsExactly("k8s:shop/deployment/web DEPENDS_ON k8s:shop/service/db ~");
  }

  @Test
  void onlyTheNamedEntryOfAConfigMapCountsUnlessAllAreTaken() {
    String settings =
        """
        ---
        kind: ConfigMap
        metadata: {name: hosts, namespace: shop}
        data: {db: "db:5432", queue: "queue:80"}
        """;
    String one =
        "containers: [{name: c, env: [{name: D, valueFrom: {configMapKeyRef: {name: hosts, key:"
            + " db}}}]}]\n";
    String all = "containers: [{name: c, envFrom: [{configMapRef: {name: hosts}}]}]\n";
    String rest = service("db") + service("queue") + settings;

    assertThat(manifest(inShop(deployment("web", "", one)) + rest).arrows())
        .containsExactly(
            "k8s:shop/deployment/web DEPENDS_ON k8s:shop/configmap/hosts",
            "k8s:shop/deployment/web DEPENDS_ON k8s:shop/service/db ~");
    assertThat(manifest(inShop(deployment("web", "", all)) + rest).arrows())
        .contains("k8s:shop/deployment/web DEPENDS_ON k8s:shop/service/queue ~");
  }

  @Test
  void secretsAndValuesOfVariablesAreNotKept() {
    Records records =
        manifest(
            """
            kind: Secret
            metadata:
              name: s
              annotations: {kubectl.kubernetes.io/last-applied-configuration: '{"stringData":{"a":"hunter2"}}'}
            stringData: {password: hunter2}
            data: {token: aHVudGVyMg==}
            ---
            """
                + deployment("web", "", container("DB_URL", "postgres://u:hunter2@db:5432/x"))
                + "---\nkind: ConfigMap\nmetadata: {name: c}\ndata: {pw: hunter2}\n");

    assertThat(records.all.toString()).doesNotContain("hunter2", "aHVudGVyMg", "token");
    assertThat(records.item("k8s:default/secret/s").attributes())
        .isEqualTo(Map.of("namespace", "default"));
    assertThat(records.item("k8s:default/configmap/c").attributes())
        .containsEntry("entries", List.of("pw"));
  }

  @Test
  void variablesThatStandBeforeAreFilledIn() {
    Records records =
        manifest(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            spec:
              template:
                spec:
                  containers:
                  - name: web
                    env:
                    - {name: RELEASE, value: prod}
                    - {name: NS, value: shop}
                    - {name: A_URL, value: "http://$(RELEASE)-db.$(NS).svc:80"}
                    - {name: B_URL, value: "http://$(LATER)-db:80"}
                    - {name: DB_PASSWORD, value: "x@late-db/y"}
                    - {name: D_URL, value: "http://app:$(DB_PASSWORD)@elsewhere.example.com"}
                    - {name: C_URL, value: "http://$$(RELEASE)-db:80"}
                    - {name: LATER, value: late}
            ---
            apiVersion: v1
            kind: List
            items:
            - {kind: Service, apiVersion: v1, metadata: {name: db, namespace: shop}}
            - kind: List
              items:
              - {kind: Service, apiVersion: v1, metadata: {name: prod-db, namespace: shop}}
              - {kind: Service, apiVersion: v1, metadata: {name: late-db, namespace: shop}}
            """);
    assertThat(records.arrows())
        .containsExactly("k8s:shop/deployment/web DEPENDS_ON k8s:shop/service/prod-db ~");
    assertThat(records.items()).hasSize(4);
  }

  @Test
  void kindsOfOtherApiGroupsAreOthers() {
    Records records =
        manifest(
            """
            {apiVersion: v1, kind: Service, metadata: {name: web}}
            ---
            {apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: web}}
            """);
    assertThat(records.items()).hasSize(1);
    assertThat(records.rejected)
        .containsExactly(
            new Records.Rejected(
                3,
                "Service default/web",
                "The kind Service of serving.knative.dev is not a configuration item here; it is"
                    + " left out."));
  }

  @Test
  void listsAndWhatOthersManageAreSeenThrough() {
    Records records =
        manifest(
            """
            apiVersion: v1
            kind: List
            items:
            - kind: Deployment
              metadata: {name: web}
              spec: {template: {spec: {containers: []}}}
            - kind: ReplicaSet
              metadata: {name: web-1, ownerReferences: [{kind: Deployment, name: web}]}
              spec: {replicas: 1}
            - kind: Pod
              metadata: {name: web-1-x, ownerReferences: [{kind: ReplicaSet, name: web-1}]}
              spec: {containers: []}
            - kind: Pod
              metadata: {name: alone, ownerReferences: [{kind: ReplicaSet, name: gone}]}
              spec: {containers: []}
            ---
            apiVersion: v1
            kind: ServiceList
            items: [{metadata: {name: typed}}]
            """);

    assertThat(records.items())
        .extracting(EstateRecord.Item::key)
        .containsExactly(
            "k8s:default/deployment/web", "k8s:default/pod/alone", "k8s:default/service/typed");
    assertThat(records.rejected)
        .containsExactly(
            new Records.Rejected(
                7,
                "ReplicaSet default/web-1",
                "It is managed by \"k8s:default/deployment/web\", which stands for it."),
            new Records.Rejected(
                10,
                "Pod default/web-1-x",
                "It is managed by \"k8s:default/replicaset/web-1\", which stands for it."));
  }

  @Test
  void whatRunsInAGivenNamespaceIsLocatedThere() {
    Records records =
        manifest(
            "kind: Namespace\nmetadata: {name: shop}\n---\n"
                + inShop(deployment("web", "", ""))
                + service("db"));

    assertThat(records.arrows())
        .containsExactly(
            "k8s:shop/deployment/web LOCATED_IN k8s:shop/namespace/shop",
            "k8s:shop/service/db LOCATED_IN k8s:shop/namespace/shop");
  }

  @Test
  void badDocumentsAreRejectedWithTheirLineAndTheRestIsRead() {
    Records records =
        manifest(
            """
            kind: Role
            metadata: {name: r}
            ---
            # only a comment
            ---
            metadata: {name: x}
            ---
            kind: Service
            metadata: {namespace: shop}
            ---
            kind: ServiceAccount
            metadata: {name: a}
            ---
            kind: ServiceAccount
            metadata: {name: a}
            ---
            kind: Service
            kind: Service
            ---
            kind: Deployment
            metadata: {name: web}
            spec: {replicas: many}
            ---
            kind: Service
            metadata:
              name: {{ .Values.name }}
            """);

    assertThat(records.keys("ServiceAccount")).containsExactly("k8s:default/serviceaccount/a");
    assertThat(records.rejected)
        .extracting(Records.Rejected::line, Records.Rejected::record)
        .containsExactly(
            tuple(1L, "Role default/r"),
            tuple(6L, "document"),
            tuple(8L, "Service shop/?"),
            tuple(14L, "ServiceAccount default/a"),
            tuple(17L, "document"),
            tuple(20L, "Deployment default/web"),
            tuple(24L, "document"));
    assertThat(records.rejected.get(0).reason())
        .isEqualTo("The kind Role is not a configuration item here; it is left out.");
    assertThat(records.rejected.get(3).reason())
        .isEqualTo("The same object was already given in line 11; the first one counts.");
    assertThat(records.rejected.get(4).reason()).contains("duplicate key kind");
    assertThat(records.rejected.get(6).reason()).contains("helm template");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: Service\\n  metadata: x|m.yaml, line 2, column 11: not YAML: ",
        "kind: Service\\n{{- if .Values.x }}\\nmetadata: x\\n{{- end }}|m.yaml, line ",
        "kind: [|m.yaml, line 1, column ",
        "kind: *nowhere|m.yaml, line 1, column ",
        "a: 1\\n---\\nb: 2|m.yaml holds no Kubernetes object: no document has a \"kind\".",
        "just text|m.yaml holds no Kubernetes object: no document has a \"kind\".",
      })
  void aFileThatIsNoManifestIsRefused(String content, String message) {
    assertThatThrownBy(() -> manifest(content.replace("\\n", "\n")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith(message)
        .message()
        .doesNotContain("snakeyaml", "org.yaml", "reader", "Exception");
  }

  @Test
  void aTemplateIsCalledByItsName() {
    assertThatThrownBy(
            () -> manifest("kind: Service\n{{- if .Values.x }}\nmetadata: x\n{{- end }}\n"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(
            "Line 2 holds {{: if this is a template, render it first (helm template)");
  }

  @Test
  @Timeout(20)
  void aliasesThatMultiplyDoNoHarm() {
    StringBuilder bomb = new StringBuilder("kind: Service\nmetadata: {name: a}\nx0: &x0 [lol]\n");
    for (int i = 1; i < 50; i++)
      bomb.append("x%d: &x%d [*x%d, *x%d]%n".formatted(i, i, i - 1, i - 1));
    assertThat(manifest(bomb + "spec: {selector: *x49, ports: *x49}\n").items()).hasSize(1);
    assertThat(manifest(bomb + "? *x49\n: y\n").rejected).hasSize(1);
    assertThat(manifest("kind: Service\nmetadata: {name: a}\nspec: &a {x: *a, <<: *a}\n").items())
        .isNotNull();
    assertThatThrownBy(
            () -> manifest("kind: Service\nx: &x [a]\ny: [" + "*x, ".repeat(3000) + "*x]\n"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("more than 2000 aliases");
    assertThatThrownBy(() -> manifest("kind: Service\nx: " + "[".repeat(5000)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("more than 60 levels deep");
  }

  @Test
  void tagsMakeNoObjects() {
    assertThat(
            manifest("kind: Service\nmetadata: {name: a}\ny: !vault abc\nz: !!binary aaaa\n")
                .items())
        .hasSize(1);
    assertThatThrownBy(() ->
            manifest(
                "kind: Service\nmetadata: {name: a}\nx: !!javax.script.ScriptEngineManager [u]\n"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("m.yaml, line 3, column 4: not YAML: Global tag is not allowed");
  }

  @Test
  void severalInputsAreOneEstate() throws IOException {
    Records records = new Records();
    KubernetesReader reader = new KubernetesReader(records, true);
    reader.add(
        "web.yaml", bytes(inShop(deployment("web", "", container("DB_URL", "http://db:80")))));
    reader.add("values.yaml", bytes("name: x\n"));
    reader.add("db.yaml", bytes(service("db") + service("db")));
    assertThat(records.all).isEmpty();
    reader.finish();

    assertThat(records.arrows())
        .containsExactly("k8s:shop/deployment/web DEPENDS_ON k8s:shop/service/db ~");
    assertThat(records.rejected)
        .extracting(Records.Rejected::record)
        .containsExactly("values.yaml: document", "db.yaml: Service shop/db");
  }

  @Test
  void aHugeNameIsRejected() {
    Records records = manifest("kind: Service\nmetadata: {name: " + "a".repeat(2000) + "}\n");

    assertThat(records.all).isEmpty();
    assertThat(records.rejected.getFirst().reason())
        .isEqualTo("Its name has more than 253 characters.");
  }

  private static List<String> derived(Records records, String type) {
    return records.relations().stream()
        .filter(relation -> relation.derived() && relation.type().equals(type))
        .map(relation -> name(relation.from()) + " " + name(relation.to()))
        .toList();
  }

  private static String name(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  private static Records manifest(String content) {
    return Records.read(Format.KUBERNETES, "m.yaml", content);
  }

  private static ByteArrayInputStream bytes(String content) {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String inShop(String manifest) {
    return manifest.replace("metadata: {name: web}", "metadata: {name: web, namespace: shop}");
  }

  private static String service(String name) {
    return "---\nkind: Service\nmetadata: {name: "
        + name
        + ", namespace: shop}\nspec: {selector: {app: "
        + name
        + "}}\n";
  }

  private static String container(String variable, String value) {
    return "containers: [{name: c, env: [{name: " + variable + ", value: \"" + value + "\"}]}]\n";
  }

  private static String deployment(String name, String spec, String pod) {
    return "kind: Deployment\nmetadata: {name: "
        + name
        + "}\nspec:\n  "
        + (spec.isEmpty() ? "paused: false" : spec)
        + "\n  template:\n    metadata: {labels: {app: "
        + name
        + "}}\n    spec:\n"
        + (pod.isEmpty() ? "containers: []\n" : pod).indent(6);
  }
}
