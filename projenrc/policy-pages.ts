import { extname } from 'node:path';
import { Project } from 'projen';
import { GeneratedFile } from '../src/files/generated-file';
import { RULES } from '../src/policy/registry';
import { BuiltInRule, Example } from '../src/policy/rule';
import { stops } from '../src/policy/severity';
import { WAIVER_RULES } from '../src/policy/waiver-rules';

export const POLICY_PAGES = 'docs/policies';

/** A page for each rule, and one that lists them. The tests run the examples. */
export function addPolicyPages(project: Project): void {
  const rules = [...RULES, ...WAIVER_RULES];
  for (const rule of rules) new GeneratedFile(project, `${POLICY_PAGES}/${rule.id}.md`, rulePage(rule));
  new GeneratedFile(project, `${POLICY_PAGES}/README.md`, indexPage(rules));
}

/** Text of a rule's page. */
export function rulePage({ id, severity, description, page }: BuiltInRule): string {
  return [
    `# ${id}`,
    `${description}`,
    `Severity: **${severity}**; a finding ${stops(severity) ? 'stops the synthesis' : 'warns'}.`,
    '## Why',
    page.why,
    `Compare: ${page.equivalents.join('; ')}.`,
    '## Bad',
    ...exampleBlocks(page.bad),
    '## Good',
    ...exampleBlocks(page.good),
    '## Exceptions',
    ...whatElse(id),
  ].join('\n\n') + '\n';
}

function whatElse(id: string): string[] {
  if (id.startsWith('waiver-')) return ['Change the severity of the rule:', codeBlock('ts', policy(`severities: { '${id}': Severity.HIGH },`))];
  return [
    'Accept a finding until a given date, with a reason, or change the severity of the rule:',
    codeBlock('ts', waiver(id)),
  ];
}

function exampleBlocks({ files = {}, code }: Example): string[] {
  const blocks = Object.entries(files).flatMap(([path, text]) => [`\`${path}\``, codeBlock(language(path), text.trimEnd())]);
  return [...blocks, ...(blocks.length > 0 ? ['`.projenrc.ts`'] : []), codeBlock('ts', code.join('\n'))];
}

function language(path: string): string {
  return path.endsWith('Dockerfile') ? 'dockerfile' : extname(path).slice(1);
}

function codeBlock(info: string, text: string): string {
  return `\`\`\`${info}\n${text}\n\`\`\``;
}

function waiver(id: string): string {
  return policy(
    `waivers: [{ rule: '${id}', path: 'shop/backend', reason: 'why it is acceptable', expires: '2027-03-31' }],`,
    `severities: { '${id}': Severity.LOW },`,
  );
}

function policy(...lines: readonly string[]): string {
  return ['new ContainerStack(project, {', "  name: 'shop',", '  policy: {', ...lines.map((line) => `    ${line}`), '  },', '});'].join('\n');
}

function indexPage(rules: readonly BuiltInRule[]): string {
  const rows = rules.map(({ id, severity, description }) => `| [${id}](${id}.md) | ${severity} | ${description} |`);
  return `# Policies

Every synthesis checks the stack against these rules before it writes a file. Findings of critical and high severity stop the
synthesis and leave every file unchanged; findings of medium and low severity are warnings.

| rule | severity | requirement |
|---|---|---|
${rows.join('\n')}

## Severities and waivers

${codeBlock('ts', waiver('no-root-user'))}

A waiver covers the construct at its path and everything below it, or the whole stack if it has no path. It needs a reason and an
expiry date, after which the finding counts again. A severity set by a project takes precedence over one set by a pack.

## Custom rules

A platform team can publish its own rules in a package:

${codeBlock('ts', PACK)}

A rule gets the complete model of the stack (\`StackModel\`) and returns its findings. A rule with the ID of a built-in rule
replaces that rule.

## Code scanning

\`PROJEN_CONTAINERS_SARIF=reports npx projen\` writes all findings to \`reports/STACK.sarif\`, even if the synthesis stops. Waived
findings are marked as suppressed. Without the variable, no report is written.
`;
}

const PACK = `export class AcmePolicy extends PolicyPack {
  public readonly rules = [new AllowedRegistries(['registry.acme.example']), new ServicesHaveOwners()];
  public readonly severities = { 'image-pinned': Severity.HIGH };
}

class ServicesHaveOwners implements IPolicyRule {
  public readonly id = 'acme-owner';
  public readonly severity = Severity.MEDIUM;
  public readonly description = 'Every service names the team that owns it.';
  public readonly url = 'https://handbook.acme.example/containers#owner';

  public check({ services }: StackModel): Finding[] {
    return services
      .filter(({ environment }) => environment.OWNER === undefined)
      .map(({ constructPath }) => ({ where: constructPath, what: 'OWNER is not set.', fix: "Add environment: { OWNER: 'team' }." }));
  }
}`;
