import { join } from 'node:path';
import * as fc from 'fast-check';
import { ComposeProject, ComposeService, ImageConfig, parsers } from './parsers';
import { FastApiService, HealthCheck, HealthCheckTiming, Instruction, InstructionPoint } from '../../src';
import { renderCompose } from '../../src/render/compose';
import { renderDockerfile } from '../../src/render/dockerfile';
import { inFolder, temporaryFolder, writeFiles } from '../support/application-folder';
import { FASTAPI } from '../support/applications';
import { anyLine, anyMap, anyStack, anyText, described, variableName } from '../support/arbitraries';
import { serviceModel, stackModel } from '../support/models';
import { Repository, synth } from '../support/synth';

// Each run of a property asks a parser once about many texts: starting it takes longer than its work.
const RUNS = { numRuns: 8 };
const MANY = { minLength: 20, maxLength: 20 };
const SECOND = 1e9;

/** What BuildKit makes of stages that hold one instruction each. */
function images(instructions: readonly Instruction[]): ImageConfig[] {
  const stages = instructions.map((instruction, index) => ({ name: `stage${index}`, from: 'alpine:3', comment: 'A stage.', instructions: [instruction] }));
  const root = temporaryFolder();
  writeFiles(root, { Dockerfile: renderDockerfile({ stages }, 'pins') });
  const [configs] = parsers<Record<string, ImageConfig>>('images', [join(root, 'Dockerfile')]);
  return stages.map(({ name }) => configs[name]);
}

/** What compose makes of services. */
function services(abouts: readonly Parameters<typeof serviceModel>[0][]): ComposeService[] {
  const models = abouts.map((about, index) => serviceModel({ ...about, name: `service${index}` }));
  const networks = [{ name: 'backend', internal: false, comment: 'all' }];
  const root = temporaryFolder();
  writeFiles(root, { 'docker-compose.yml': renderCompose(stackModel({ services: models, networks })) });
  const [project] = parsers<ComposeProject>('compose', [join(root, 'docker-compose.yml')]);
  return models.map(({ name }) => project.services[name]);
}

/** A text as a Dockerfile has to be told where variables are replaced. */
const withoutVariables = (text: string): string => text.replaceAll('$', '\\$');
const changed = (values: Readonly<Record<string, string>>, change: (text: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, text]) => [name, change(text)]));

const anyCommand = fc.array(anyText, { minLength: 1, maxLength: 5 });
const labelName = fc.stringMatching(/^[a-z]{1,8}$/);
const probe = (argv: string[], timing: HealthCheckTiming = {}) => HealthCheck.command(argv, timing)._toProbe();

describe('BuildKit reads', () => {
  test('any ENV as it was said', () => {
    fc.assert(fc.property(fc.array(anyMap(variableName.filter((name) => name !== 'PATH'), anyLine), MANY), (maps) => {
      const given = maps.map((variables) => ({ FIRST: '', ...variables }));
      const configs = images(given.map((variables) => Instruction.environment(changed(variables, withoutVariables))));
      const read = configs.map(({ Env = [] }) => Env.filter((entry) => !entry.startsWith('PATH=')).sort());
      expect(read).toEqual(given.map((variables) => Object.entries(variables).map((entry) => entry.join('=')).sort()));
    }), RUNS);
  });

  test('a variable in an ENV as its value', () => {
    const config = images([Instruction.environment({ PATH: '/opt/bin:$PATH', HOME: '${PATH} "and" \\$PATH' })])[0];
    const path = config.Env?.find((entry) => entry.startsWith('PATH=')) ?? '';
    expect(path).toMatch(/^PATH=\/opt\/bin:\/.*\/bin/);
    expect(config.Env?.find((entry) => entry.startsWith('HOME='))).toMatch(/^HOME=\/.*\/bin "and" \$PATH$/);
  });

  test('any label as it was said', () => {
    fc.assert(fc.property(fc.array(anyMap(labelName, anyLine), MANY), (maps) => {
      const given = maps.map((labels) => ({ first: '', ...labels }));
      const full = given.map((labels) => Object.entries(labels).map(([name, text]) => [`org.opencontainers.image.${name}`, text]));
      const configs = images(given.map((labels) => Instruction.labels(labels)));
      expect(configs.map(({ Labels }) => Labels)).toEqual(full.map((each) => Object.fromEntries(each)));
    }), RUNS);
  });

  test('any command as it was said', () => {
    fc.assert(fc.property(fc.array(anyCommand, MANY), (commands) => {
      expect(images(commands.map((argv) => Instruction.command(argv))).map(({ Cmd }) => Cmd)).toEqual(commands);
    }), RUNS);
  });

  const anyTiming = fc.record({
    intervalSeconds: fc.integer({ min: 1, max: 4000 }),
    timeoutSeconds: fc.constantFrom(0.1, 0.25, 3),
    startPeriodSeconds: fc.integer({ min: 0, max: 90 }),
    startIntervalSeconds: fc.constantFrom(0.5, 1, 61),
    retries: fc.integer({ min: 1, max: 9 }),
  });

  test('any health check as it was said', () => {
    fc.assert(fc.property(fc.array(fc.tuple(anyCommand, anyTiming), MANY), (checks) => {
      const configs = images(checks.map(([argv, timing]) => Instruction.healthCheck(probe(argv, timing))));
      expect(configs.map(({ Healthcheck }) => Healthcheck)).toEqual(checks.map(([argv, timing]) => ({
        Test: ['CMD', ...argv],
        Interval: timing.intervalSeconds * SECOND,
        Timeout: timing.timeoutSeconds * SECOND,
        ...(timing.startPeriodSeconds > 0 ? { StartPeriod: timing.startPeriodSeconds * SECOND } : {}),
        StartInterval: timing.startIntervalSeconds * SECOND,
        Retries: timing.retries,
      })));
    }), RUNS);
  });
});

describe('compose reads', () => {
  test('any environment, command, health check and label as it was said', () => {
    const anyAbout = fc.record({ environment: anyMap(variableName, anyText), argv: anyCommand, labels: anyMap(labelName, anyText) });
    fc.assert(fc.property(fc.array(anyAbout, MANY), (abouts) => {
      const read = services(abouts.map(({ environment, argv, labels }) => ({
        environment,
        command: argv,
        healthProbe: probe(argv),
        composeOverrides: { labels: changed(labels, (text) => text.replaceAll('$', '$$$$')) }, // an override may use compose's variables
      })));
      const said = abouts.map(({ environment, argv, labels }) => ({ environment, argv, test: ['CMD', ...argv], labels }));
      expect(read.map(({ environment = {}, command, healthcheck, labels = {} }) => ({ environment, argv: command, test: healthcheck?.test, labels })))
        .toEqual(said);
    }), RUNS);
  });
});

describe('any valid stack', () => {
  /** A name of a folder that is awkward in a Dockerfile, a compose file or both. */
  const anyFolder = fc.constantFrom('backend', 'my app', 'a$b', '${HOME}', "it's", 'a#b', '50%{x}', 'no', '[id]', 'ü');
  const anyCase = fc.record({ stack: anyStack, folder: anyFolder, note: anyLine });
  type Case = typeof anyCase extends fc.Arbitrary<infer Value> ? Value : never;

  function repositoryOf({ stack, folder, note }: Case): Repository {
    const addNote = (service: FastApiService): void =>
      service.addInstructions(InstructionPoint.RUNTIME_END, Instruction.environment({ NOTE: withoutVariables(note) }));
    return synth(inFolder(folder, FASTAPI), described(stack, folder, addNote));
  }

  function check({ stack, folder, note }: Case, root: string, composed: ComposeProject['services'], imageOf: (service: string) => ImageConfig): void {
    for (const { name, port, hostPort, environment } of stack.services) {
      const service = composed[name];
      expect(service.environment ?? {}).toMatchObject(environment);
      expect(service.ports).toMatchObject([{ host_ip: '127.0.0.1', published: String(hostPort), target: port }]);
      expect(service.build).toEqual({ context: join(root, folder), dockerfile: `../docker/${name}/Dockerfile` });
      const image = imageOf(name);
      expect(image.User).toBe(service.user);
      expect(Object.keys(image.ExposedPorts ?? {})).toEqual([`${port}/tcp`]);
      expect(image.Env).toEqual(expect.arrayContaining([`UVICORN_PORT=${port}`, `NOTE=${note}`]));
      expect(image.Cmd?.slice(0, 2)).toEqual(['uvicorn', 'src.main:app']);
      expect(image.Healthcheck?.Test).toEqual(service.healthcheck?.test);
    }
  }

  test('is read by both as it was said', () => {
    fc.assert(fc.property(fc.array(anyCase, { minLength: 4, maxLength: 4 }), (cases) => {
      const roots = cases.map((each) => repositoryOf(each).root);
      const projects = parsers<ComposeProject>('compose', roots.map((root) => join(root, 'docker/docker-compose.yml')));
      const dockerfiles = cases.flatMap(({ stack }, index) => stack.services.map(({ name }) => join(roots[index], `docker/${name}/Dockerfile`)));
      const stages = parsers<Record<string, ImageConfig>>('images', dockerfiles);
      cases.forEach((each, index) =>
        check(each, roots[index], projects[index].services, (name) => stages[dockerfiles.indexOf(join(roots[index], `docker/${name}/Dockerfile`))].runtime));
    }), { numRuns: 4 });
  });
});
