import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Project } from 'projen';
import { addPolicyPages, POLICY_PAGES, rulePage } from '../../projenrc/policy-pages';
import { RULES } from '../../src/policy/registry';
import { noRootUser } from '../../src/policy/rules/no-root-user';
import { WAIVER_RULES } from '../../src/policy/waiver-rules';
import { temporaryFolder } from '../support/application-folder';

const ROOT = join(__dirname, '..', '..');
const committed = (path: string): string => readFileSync(join(ROOT, POLICY_PAGES, path), 'utf8');

test('a page says what must hold, why, and what to do, with examples', () => {
  const page = rulePage(noRootUser);
  expect(page).toMatch(/^# no-root-user\n\nEvery container runs as a numeric user/);
  expect(page.match(/^## .*$/gm)).toEqual(['## Why', '## Bad', '## Good', '## Exceptions']);
  expect(page).toContain("waivers: [{ rule: 'no-root-user'");
});

test.each(RULES.map((rule) => [rule.id, rule] as const))('the committed page of %s is the generated one', (id, rule) => {
  expect(committed(`${id}.md`)).toContain(rulePage(rule));
});

test('the list names every rule', () => {
  expect(RULES.filter(({ id }) => !committed('README.md').includes(`[${id}](${id}.md)`))).toEqual([]);
});

test('each rule has a file in the project', () => {
  const project = new Project({ name: 'sample', outdir: temporaryFolder() });
  addPolicyPages(project);
  expect(project.files.map(({ path }) => path).filter((path) => path.startsWith(POLICY_PAGES))).toHaveLength(RULES.length + WAIVER_RULES.length + 1);
});
