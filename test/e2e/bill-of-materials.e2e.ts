import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CommandResult } from './support/command';
import { Consumer, ServiceName } from './support/consumer';
import { pythonTools } from '../support/python-tools';

/** @see https://cyclonedx.org/docs/1.6/json/ */
interface CycloneDx {
  readonly bomFormat: string;
  readonly metadata: { readonly component: { readonly name: string; readonly version: string } };
  readonly components: readonly { readonly name: string; readonly version?: string; readonly purl?: string }[];
}

/** @see https://spdx.github.io/spdx-spec/v2.3/ */
interface Spdx {
  readonly spdxVersion: string;
  readonly packages: readonly { readonly name: string; readonly versionInfo?: string }[];
}

let consumer: Consumer;
let scan: CommandResult;

beforeAll(async () => {
  consumer = await Consumer.create();
  await consumer.projen('build-images');
  consumer.environment.PATH = [pythonTools(join(__dirname, 'tools')), process.env.PATH].join(delimiter);
  scan = await consumer.script('scan-images.sh', '--sbom-only');
});
afterAll(() => consumer?.remove());

function report<T>(file: string): T {
  return JSON.parse(readFileSync(join(consumer.project, 'docker', 'reports', file), 'utf8')) as T;
}

/** The version that an application's lock file names. */
const LOCKED: Readonly<Record<ServiceName, (name: string) => string | undefined>> = {
  backend: (name) => new RegExp(`^${name}==(\\S+)`, 'm').exec(readFileSync(consumer.application('backend', 'requirements.txt'), 'utf8'))?.[1],
  frontend: (name) => {
    const lock = readFileSync(consumer.application('frontend', 'package-lock.json'), 'utf8');
    return (JSON.parse(lock) as { packages: Record<string, { version: string } | undefined> }).packages[`node_modules/${name}`]?.version;
  },
};

test('both bills of materials of both images are written', () => {
  expect(scan.output).toContain('✓ 4 reports in docker/reports');
  expect(scan.status).toBe(0);
});

describe.each([
  ['backend', ['fastapi', 'uvicorn', 'sqlalchemy']],
  ['frontend', ['next', 'react']],
] as [ServiceName, string[]][])('those of the %s', (service, dependencies) => {
  test('say in CycloneDX which image they are of, and what is locked for it', () => {
    const { bomFormat, metadata, components } = report<CycloneDx>(`${service}.cyclonedx.json`);
    expect(bomFormat).toBe('CycloneDX');
    expect(metadata.component).toMatchObject({ name: `${consumer.name}-${service}`, version: 'local' });
    for (const name of dependencies) {
      const version = LOCKED[service](name);
      expect(version).toMatch(/^\d/);
      expect(components).toContainEqual(expect.objectContaining({ name, version }));
    }
  });

  test('say the same in SPDX', () => {
    const { spdxVersion, packages } = report<Spdx>(`${service}.spdx.json`);
    expect(spdxVersion).toBe('SPDX-2.3');
    for (const name of dependencies) expect(packages).toContainEqual(expect.objectContaining({ name, versionInfo: LOCKED[service](name) }));
  });
});

test("the backend's name the libraries of the distribution, so that scanners know what to look up", () => {
  const { components } = report<CycloneDx>('backend.cyclonedx.json');
  expect(components.filter(({ purl }) => purl?.startsWith('pkg:deb/debian/')).map(({ name }) => name)).toEqual(expect.arrayContaining(['libc6', 'libssl3t64']));
});
