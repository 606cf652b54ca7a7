import type { JudgedFinding, Verdict } from './engine';
import type { IPolicyRule } from './rule';
import { Severity } from './severity';
import { REPOSITORY } from '../util/documentation';

/** How code scanning shows a severity. @see https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning */
const LEVELS: Readonly<Record<Severity, { readonly level: string; readonly score: string }>> = {
  [Severity.CRITICAL]: { level: 'error', score: '9.5' },
  [Severity.HIGH]: { level: 'error', score: '8.0' },
  [Severity.MEDIUM]: { level: 'warning', score: '5.0' },
  [Severity.LOW]: { level: 'note', score: '2.0' },
};

/**
 * The verdict as SARIF, waived findings included as suppressed ones.
 *
 * @param definition path of the file that describes the project, where a finding names no other
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif({ stack, rules, findings }: Verdict, definition: string): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'projen-containers', informationUri: REPOSITORY, rules: rules.map(ruleOf) } },
        automationDetails: { id: `projen-containers/${stack}/` },
        results: findings.map((judged) => resultOf(judged, rules, definition)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf({ id, description, severity, url }: IPolicyRule): object {
  return {
    id,
    shortDescription: { text: description },
    helpUri: url,
    help: { text: `${description} See ${url}` },
    defaultConfiguration: { level: LEVELS[severity].level },
    properties: { 'tags': ['security', 'containers'], 'security-severity': LEVELS[severity].score },
  };
}

function resultOf({ rule, finding, severity, waiver }: JudgedFinding, rules: readonly IPolicyRule[], definition: string): object {
  const { where, what, fix, source, file, line } = finding;
  return {
    ruleId: rule.id,
    ruleIndex: rules.indexOf(rule),
    level: LEVELS[severity].level,
    message: { text: `${where}${source ? ` (${source})` : ''}: ${what} ${fix}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: encodeURI(file ?? definition), uriBaseId: '%SRCROOT%' }, region: { startLine: line ?? 1 } },
        logicalLocations: [{ fullyQualifiedName: where }],
      },
    ],
    // Without the line, so that a finding keeps its identity when lines above it change.
    partialFingerprints: { 'finding/v1': `${rule.id}|${where}|${what}` },
    suppressions: waiver ? [{ kind: 'external', status: 'accepted', justification: `${waiver.reason} (until ${waiver.expires})` }] : [],
  };
}
