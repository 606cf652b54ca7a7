import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LogLevel, Project } from 'projen';
import { ContainerStack, FastApiService, Finding, IPolicyRule, NextJsService, PolicyOptions, PolicyPack, Severity, StackModel } from '../src';
import { inFolder, temporaryFolder } from './support/application-folder';
import { FASTAPI, NEXTJS } from './support/applications';
import { Repository, synth, synthAgain, synthError } from './support/synth';

const FILES = { ...inFolder('backend', FASTAPI), ...inFolder('frontend', NEXTJS) };

const described = (override: Record<string, unknown>, policy?: PolicyOptions) => (project: Project) => {
  const stack = new ContainerStack(project, { name: 'shop', policy });
  new FastApiService(stack, 'backend', { path: 'backend' }).addComposeOverride(override);
};

afterEach(() => {
  delete process.env.PROJEN_CONTAINERS_SARIF;
});

test('all findings are told together with what cannot be resolved', () => {
  const message = synthError(FILES, (project) => {
    described({ user: 'root', privileged: true })(project);
    new NextJsService(project.components.find((component) => component instanceof ContainerStack)!, 'frontend', { path: 'frontnd' });
  });
  expect(message.split('\n\n').slice(1).map((problem) => problem.split('\n').at(1)?.trim())).toEqual([
    'path "frontnd" does not exist.',
    'An override sets privileged.',
    'user "root" is root.',
  ]);
});

test('a finding that stops leaves every file as it was', () => {
  const repository = synth(FILES, described({}));
  const before = repository.files();
  expect(() => synthAgain(repository, described({ privileged: true, environment: { A: 'changed' } }))).toThrow('no-privileged (critical)');
  expect(repository.files()).toEqual(before);
});

test('a waiver lets the stack through, and what it covers reaches the file', () => {
  const waivers = [{ rule: 'read-only-root', path: 'shop/backend', reason: 'writes beside its code', expires: '2999-12-31' }];
  expect(synth(FILES, described({ read_only: false }, { waivers })).service('backend').read_only).toBe(false);
});

test('a lower severity warns instead of stopping, a higher one stops', () => {
  expect(synth(FILES, described({ user: 'app' }, { severities: { 'no-root-user': Severity.MEDIUM } })).service('backend').user).toBe('app');
  expect(synthError(FILES, described({}, { severities: { 'image-pinned': Severity.HIGH } }))).toContain('image-pinned (high)');
});

test('each rule that warns has one line in the log', () => {
  const project = new Project({ name: 'sample', outdir: synth(FILES, () => undefined).root, logging: { level: LogLevel.WARN } });
  const warn = jest.spyOn(project.logger, 'warn').mockImplementation();
  project.defaultTask?.exec('node .projenrc.js');
  const stack = new ContainerStack(project, { name: 'shop' });
  new FastApiService(stack, 'backend', { path: 'backend' });
  new NextJsService(stack, 'frontend', { path: 'frontend' });
  stack.preSynthesize();
  expect(warn.mock.calls).toEqual([
    [expect.stringMatching(/^image-pinned \(medium\): docker\/pins\/Dockerfile: 5 images have no digest: .* https:\/\/\S+\/image-pinned\.md$/)],
  ]);
});

test('the report is written when it is asked for, even if the synthesis stops', () => {
  process.env.PROJEN_CONTAINERS_SARIF = join(temporaryFolder(), 'reports');
  synthError(FILES, described({ privileged: true }));
  const { runs } = JSON.parse(readFileSync(join(process.env.PROJEN_CONTAINERS_SARIF, 'shop.sarif'), 'utf8'));
  expect(runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['no-privileged', 'image-pinned']);
});

test('without being asked for no report is written', () => {
  const repository: Repository = synth(FILES, described({}));
  expect(existsSync(join(repository.root, 'shop.sarif'))).toBe(false);
});

/** As a platform team would write it, in a package of its own. */
class ServicesHaveOwners implements IPolicyRule {
  public readonly id = 'acme-owner';
  public readonly severity = Severity.HIGH;
  public readonly description = 'Every service says which team answers for it.';
  public readonly url = 'https://handbook.acme.example/containers#owner';

  public check({ services }: StackModel): Finding[] {
    const anonymous = services.filter(({ environment }) => environment.OWNER === undefined);
    return anonymous.map(({ constructPath }) => ({ where: constructPath, what: 'OWNER is not set.', fix: "Add environment: { OWNER: 'team' }." }));
  }
}

class AcmePolicy extends PolicyPack {
  public readonly rules = [new ServicesHaveOwners()];
  public override readonly severities = { 'image-pinned': Severity.LOW };
}

test('the rules of a pack count as those of the library do', () => {
  expect(synthError(FILES, described({}, { packs: [new AcmePolicy()] }))).toBe(`1 problem in the container stack; no file was changed.

  shop/backend
    OWNER is not set.
    Fix: Add environment: { OWNER: 'team' }.
    Rule: acme-owner (high), https://handbook.acme.example/containers#owner
`);
});
