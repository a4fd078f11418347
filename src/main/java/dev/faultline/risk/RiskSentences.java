package dev.faultline.risk;

import dev.faultline.asset.Ending;
import dev.faultline.model.Level;
import dev.faultline.model.Text;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Says what ends and what that does, as a person would. What it leaves out it counts. */
final class RiskSentences {
  private static final int NAMED = 3;
  private static final Pattern TITLE =
      Pattern.compile("(Certificate|Contract|Entitlement|Licence|Subscription)\\b.*");

  private RiskSentences() {}

  /**
   * One risk: {@code The certificate of shop.example ends on 3 December: that stops Card payments
   * and E-mail.}
   *
   * @param today days of the same year are said without the year, earlier ones in the past
   */
  static String of(AssetRisk risk, LocalDate today) {
    if (!risk.ending().renews()) return what(risk.ending(), today) + ": that " + effect(risk) + ".";
    String renews = renewal(risk.ending(), today);
    return risk.effect() == Level.NONE ? renews + "." : renews + ": an end " + effect(risk) + ".";
  }

  private static String renewal(Ending ending, LocalDate today) {
    String day = day(ending.day(), today);
    return Text.shorten(ending.subject())
        + (ending.day().isBefore(today)
            ? " goes on unless notice was given by " + day
            : " goes on unless notice is given by " + day);
  }

  private static String what(Ending ending, LocalDate today) {
    boolean past = ending.day().isBefore(today);
    String day = day(ending.day(), today);
    String subject = Text.shorten(ending.subject());
    String ends = past ? " ended on " : " ends on ";
    if (isTitle(subject)) return subject + ends + day;
    return switch (ending.kind()) {
      case WARRANTY -> "The warranty of " + subject + ends + day;
      case SUPPORT -> "The support of " + subject + ends + day;
      case END_OF_SALE ->
          "The vendor " + (past ? "stopped" : "stops") + " selling " + subject + " on " + day;
      case END_OF_SUPPORT ->
          "The vendor " + (past ? "stopped" : "stops") + " supporting " + subject + " on " + day;
      case END_OF_LIFE -> "The life of " + subject + ends + day;
      case LICENCE -> "The licence of " + subject + ends + day;
      case SUBSCRIPTION -> "The subscription of " + subject + ends + day;
      case CERTIFICATE -> "The certificate of " + subject + ends + day;
      case CONTRACT, RENEWAL -> "The contract of " + subject + ends + day;
    };
  }

  /** Whether the subject says itself what it is, such as {@code Contract "C-17" Storage}. */
  private static boolean isTitle(String subject) {
    return TITLE.matcher(subject).matches();
  }

  static String day(LocalDate day, LocalDate today) {
    String text =
        day.getDayOfMonth() + " " + day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return day.getYear() == today.getYear() ? text : text + " " + day.getYear();
  }

  private static String effect(AssetRisk risk) {
    List<String> clauses = new ArrayList<>();
    for (Level level : List.of(Level.DOWN, Level.DEGRADED, Level.AT_RISK)) {
      int count = risk.count(level);
      if (count > 0) clauses.add(clause(level, names(risk, level, count)));
    }
    if (!clauses.isEmpty()) return Text.join(clauses, "and");
    if (risk.affected() > 0) {
      return "hits no service, but " + Text.count(risk.affected(), "other item", "other items");
    }
    return risk.ending().itemKeys().isEmpty()
        ? "hits nothing, as no item stands on it"
        : "hits no service and no other item";
  }

  private static String clause(Level level, String who) {
    return switch (level) {
      case DOWN -> "stops " + who;
      case DEGRADED -> "degrades " + who;
      case AT_RISK, NONE -> "puts " + who + " at risk";
    };
  }

  private static String names(AssetRisk risk, Level level, int count) {
    List<String> names = new ArrayList<>();
    for (AssetRisk.Threat threat : risk.services()) {
      if (threat.level() == level && names.size() < NAMED) names.add(threat.name());
    }
    if (count > NAMED) names.add(Text.count(count - NAMED, "more service", "more services"));
    return Text.join(names, "and");
  }

  /**
   * All risks: {@code From 21 November to 19 February 2027, 12 things end: 2 stop services (Card
   * payments, E-mail), 5 put services at risk and 5 hit no service. Besides, 2 contracts go on
   * unless notice is given.}
   */
  static String headline(List<AssetRisk> all, LocalDate from, LocalDate to, LocalDate today) {
    List<AssetRisk> risks = all.stream().filter(risk -> !risk.ending().renews()).toList();
    String ends = endings(risks, "From " + day(from, today) + " to " + day(to, today) + ", ");
    int renewals = all.size() - risks.size();
    if (renewals == 0) return ends;
    return ends
        + " Besides, "
        + Text.count(renewals, "contract or subscription goes", "contracts and subscriptions go")
        + " on unless notice is given.";
  }

  private static String endings(List<AssetRisk> risks, String when) {
    if (risks.isEmpty()) return when + "nothing ends.";
    List<String> clauses = new ArrayList<>();
    for (Level level : List.of(Level.DOWN, Level.DEGRADED, Level.AT_RISK, Level.NONE)) {
      List<AssetRisk> such = risks.stream().filter(risk -> risk.level() == level).toList();
      if (such.isEmpty()) continue;
      boolean one = such.size() == 1;
      clauses.add(
          such.size()
              + switch (level) {
                case DOWN -> (one ? " stops " : " stop ") + "services" + named(such);
                case DEGRADED -> (one ? " degrades " : " degrade ") + "services" + named(such);
                case AT_RISK -> (one ? " puts " : " put ") + "services at risk" + named(such);
                case NONE -> (one ? " hits " : " hit ") + "no service";
              });
    }
    return when
        + Text.count(risks.size(), "thing ends", "things end")
        + ": "
        + Text.join(clauses, "and")
        + ".";
  }

  /** The most critical services that risks of one level hit worst. */
  private static String named(List<AssetRisk> risks) {
    List<String> names =
        risks.stream()
            .flatMap(risk -> risk.services().stream().filter(hit -> hit.level() == risk.level()))
            .sorted(AssetRisks.WORST_FIRST)
            .map(AssetRisk.Threat::name)
            .distinct()
            .toList();
    List<String> first = new ArrayList<>(names.subList(0, Math.min(NAMED, names.size())));
    if (names.size() > NAMED) first.add(names.size() - NAMED + " more");
    return " (" + String.join(", ", first) + ")";
  }
}
