import { JudgedFinding, stopping, Verdict, warning } from './engine';
import type { Problem } from '../util/problem';

/** Findings that stop the synthesis, and mistakes in the policy's options. */
export function policyProblems(verdict: Verdict): Problem[] {
  return [...verdict.problems, ...stopping(verdict).map(toProblem)];
}

/** One line for each rule that warns. */
export function warningLines(verdict: Verdict): string[] {
  const groups = new Map<string, JudgedFinding[]>();
  for (const judged of warning(verdict)) {
    groups.set(judged.rule.id, [...(groups.get(judged.rule.id) ?? []), judged]);
  }
  return [...groups.values()].map(warningLine);
}

function warningLine(findings: readonly JudgedFinding[]): string {
  const [{ rule, severity }] = findings;
  const fixes = [...new Set(findings.map(({ finding: { fix } }) => fix))];
  const told = fixes.flatMap((fix) => [
    ...findings.filter(({ finding }) => finding.fix === fix).map(({ finding: { where, what } }) => `${where}: ${what}`),
    fix,
  ]);
  return [`${rule.id} (${severity}):`, ...told, rule.url].join(' ');
}

function toProblem({ rule, severity, finding }: JudgedFinding): Problem {
  return {
    where: finding.where,
    what: finding.what,
    fix: finding.fix,
    source: finding.source,
    rule: `${rule.id} (${severity}), ${rule.url}`,
  };
}
