import { optionProblems } from './option-problems';
import type { PolicyOptions, Waiver } from './policy-options';
import { RULES } from './registry';
import type { Finding, IPolicyRule } from './rule';
import { SEVERITIES, Severity, stops } from './severity';
import { WAIVER_RULES, waiverEnding, waiverExpired, waiverUnused } from './waiver-rules';
import { covers, endingFinding, endsSoon, expiredFinding, holds, isDate, unusedFinding } from './waivers';
import type { StackModel } from '../model/stack-model';
import { distinctBy } from '../util/distinct';
import type { Problem } from '../util/problem';

/** A finding with its severity and its waiver. */
export interface JudgedFinding {
  readonly rule: IPolicyRule;
  readonly finding: Finding;
  readonly severity: Severity;
  /** The waiver that covers it, if one does. */
  readonly waiver?: Waiver;
}

/** What the rules say about a stack. */
export interface Verdict {
  /** Name of the stack. */
  readonly stack: string;
  readonly rules: readonly IPolicyRule[];
  /** The most severe first. */
  readonly findings: readonly JudgedFinding[];
  /** What is wrong with the policy's own options. */
  readonly problems: readonly Problem[];
}

/** What the rules are applied to. */
export interface Case {
  readonly stack: StackModel;
  /** ISO date. */
  readonly today: string;
  /** False if parts of the stack could not be resolved, so that a waiver may match nothing. */
  readonly complete: boolean;
}

/** Applies the library's rules and those of the packs, with the project's severities and waivers. */
export function judge({ stack, today, complete }: Case, options: PolicyOptions = {}): Verdict {
  const { packs = [], waivers = [] } = options;
  const rules = chooseRules(options);
  const ids = rules.map(({ id }) => id);
  const severities: Readonly<Record<string, Severity>> = Object.assign({}, ...packs.map((pack) => pack.severities), options.severities);
  const weigh = (rule: IPolicyRule, finding: Finding): JudgedFinding => ({
    rule,
    finding,
    severity: severities[rule.id] ?? finding.severity ?? rule.severity,
    waiver: waivers.find((waiver) => holds(waiver, today) && covers(waiver, finding, rule)),
  });
  const found = rules.flatMap((rule) => distinctBy(rule.check(stack, today), ({ where, what }) => `${where}\n${what}`).map((finding) => weigh(rule, finding)));
  const expired = waivers.filter((waiver) => isDate(waiver.expires) && !holds(waiver, today));
  const isUsed = (waiver: Waiver): boolean => found.some(({ finding, rule }) => covers(waiver, finding, rule));
  const unused = waivers.filter((waiver) => ids.includes(waiver.rule) && holds(waiver, today) && !isUsed(waiver));
  return {
    stack: stack.name,
    rules,
    findings: [
      ...found,
      ...expired.map((waiver) => weigh(waiverExpired, expiredFinding(stack, waiver))),
      ...waivers.filter((waiver) => endsSoon(waiver, today) && isUsed(waiver)).map((waiver) => weigh(waiverEnding, endingFinding(stack, waiver))),
      ...(complete ? unused : []).map((waiver) => weigh(waiverUnused, unusedFinding(stack, waiver))),
    ].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)),
    problems: optionProblems(stack.name, options, ids),
  };
}

/** Findings that stop the synthesis. */
export function stopping({ findings }: Verdict): JudgedFinding[] {
  return findings.filter(({ severity, waiver }) => !waiver && stops(severity));
}

/** Findings that warn. */
export function warning({ findings }: Verdict): JudgedFinding[] {
  return findings.filter(({ severity, waiver }) => !waiver && !stops(severity));
}

/** The library's rules and those about waivers; rules of packs replace those with the same id. */
function chooseRules({ packs = [] }: PolicyOptions): IPolicyRule[] {
  const all: IPolicyRule[] = [...RULES, ...packs.flatMap(({ rules }) => rules), ...WAIVER_RULES];
  return distinctBy(all, ({ id }) => id);
}
