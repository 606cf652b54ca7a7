import { extname } from 'node:path';
import { Project } from 'projen';
import { GeneratedFile } from '../src/files/generated-file';
import { RULES } from '../src/policy/registry';
import { BuiltInRule, Example } from '../src/policy/rule';
import { stops } from '../src/policy/severity';
import { waiverExpired, waiverUnused } from '../src/policy/waiver-rules';

export const POLICY_PAGES = 'docs/policies';

/** A page for each rule, and one that lists them. The tests run the examples. */
export function addPolicyPages(project: Project): void {
  const rules = [...RULES, waiverExpired, waiverUnused];
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
    '## When it does not fit',
    ...whatElse(id),
  ].join('\n\n') + '\n';
}

function whatElse(id: string): string[] {
  if (id.startsWith('waiver-')) return ['Give the rule another severity:', codeBlock('ts', policy(`severities: { '${id}': Severity.HIGH },`))];
  return [
    'Accept a finding for a while, with a reason and the last day on which it holds; or give the rule another severity:',
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

What must hold of a stack, checked before any file is written. Findings of critical and high severity stop the
synthesis and leave every file as it was; those of medium and low severity warn.

| rule | severity | what must hold |
|---|---|---|
${rows.join('\n')}

## Severities and waivers

${codeBlock('ts', waiver('no-root-user'))}

A waiver covers the construct that its path names and what lies below it; without a path, the whole stack. It needs a
reason and an expiry date: afterwards the finding counts again. The severity that a project gives a rule goes before
the one that a pack gives it.

## Rules of a platform team

A class of its own, in a package of its own:

${codeBlock('ts', PACK)}

A rule sees the whole stack with everything decided (\`StackModel\`), and returns what breaks it. One with the id of a
rule of the library takes that rule's place.

## For code scanning

\`PROJEN_CONTAINERS_SARIF=reports npx projen\` writes \`reports/STACK.sarif\` with every finding, the waived ones as
suppressed; also when the synthesis stops. Without the variable no report is written.
`;
}

const PACK = `export class AcmePolicy extends PolicyPack {
  public readonly rules = [new AllowedRegistries(['registry.acme.example']), new ServicesHaveOwners()];
  public readonly severities = { 'image-pinned': Severity.HIGH };
}

class ServicesHaveOwners implements IPolicyRule {
  public readonly id = 'acme-owner';
  public readonly severity = Severity.MEDIUM;
  public readonly description = 'Every service says which team answers for it.';
  public readonly url = 'https://handbook.acme.example/containers#owner';

  public check({ services }: StackModel): Finding[] {
    return services
      .filter(({ environment }) => environment.OWNER === undefined)
      .map(({ constructPath }) => ({ where: constructPath, what: 'OWNER is not set.', fix: "Add environment: { OWNER: 'team' }." }));
  }
}`;
