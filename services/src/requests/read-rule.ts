import type { Rule as EngineRule } from "@deconvscope/deconvnet";
import { Rule } from "@deconvscope/proto";
import { readEnum } from "./read-enum.ts";

const rules: Record<Rule, EngineRule> = {
  [Rule.UNSPECIFIED]: "deconvnet",
  [Rule.DECONVNET]: "deconvnet",
  [Rule.GRADIENT]: "gradient",
  [Rule.GUIDED]: "guided",
};

/** @throws RequestError naming the rules there are */
export function readRule(given: Rule, field = "rule"): EngineRule {
  return readEnum(rules, given, "RULE_DECONVNET, RULE_GRADIENT or RULE_GUIDED", field);
}

/** A rule as provenance names it. */
export function nameRule(rule: EngineRule): string {
  return `RULE_${rule.toUpperCase()}`;
}
