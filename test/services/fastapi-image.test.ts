import { ContainerStack, FastApiService, FastApiServiceOptions, BaseProfile } from '../../src';
import { inFolder } from '../support/application-folder';
import { FASTAPI } from '../support/applications';
import { stage } from '../support/dockerfile';
import { synth } from '../support/synth';

const repository = (options: FastApiServiceOptions, files = FASTAPI) =>
  synth(inFolder('api', files), (project) => {
    new FastApiService(new ContainerStack(project, { name: 'shop' }), 'api', options);
  });
const dockerfile = (...about: Parameters<typeof repository>) => repository(...about).text('docker/api/Dockerfile');

test('a base without a shell gets what it lacks from a stage that has one', () => {
  const text = dockerfile({ profile: BaseProfile.distroless() });
  expect(stage(text, 'runtime')).toMatch(/^FROM gcr\.io\/distroless\/cc-debian13:nonroot AS runtime\n/);
  expect(stage(text, 'builder')).toMatch(/^FROM python:3\.13-slim-trixie AS builder\n/);
});

test('builder and base agree on the C library', () => {
  const text = dockerfile({ profile: BaseProfile.alpine() });
  expect([...text.matchAll(/^FROM (\S+) AS (builder|interpreter|runtime)$/gm)].map(([, from]) => from)).toEqual(['python:3.13-alpine', 'python:3.13-alpine', 'alpine:3.23']);
});

test("an organisation's own base takes the place of the family's", () => {
  const pins = { 'docker/pins/Dockerfile': 'FROM registry.example/base:3 AS acme-base\n' };
  const text = synth({ ...inFolder('api', FASTAPI), ...pins }, (project) => {
    const profile = BaseProfile.custom('acme-base', BaseProfile.slim());
    new FastApiService(new ContainerStack(project, { name: 'shop', profile }), 'api');
  }).text('docker/api/Dockerfile');
  expect(stage(text, 'runtime')).toMatch(/^FROM registry\.example\/base:3 AS runtime\n/);
  expect(stage(text, 'runtime')).toContain('COPY --link --from=assembled /filesystem /\n');
});

test('folders that the code makes are writable, and nothing else is', () => {
  const files = { ...FASTAPI, 'src/uploads.py': 'import os\nos.makedirs("uploads", exist_ok=True)\n' };
  expect(repository({}, files).service('api').tmpfs).toEqual(['/tmp:size=64m,mode=1777', '/app/uploads:size=64m,mode=1777']);
});

test('packages of the distribution are installed where they are needed', () => {
  const text = dockerfile({ systemPackages: { builder: ['gcc'], runtime: ['ffmpeg'] } });
  expect(stage(text, 'builder')).toContain('--no-install-recommends gcc ');
  expect(stage(text, 'interpreter')).toContain('--no-install-recommends ffmpeg ');
});

test.each([
  ['uvicorn==0.20.0', false],
  ['uvicorn[standard]==0.34.0', true],
  ['uvicorn>=0.20', true],
])('with %s the option for a graceful shutdown is there: %s', (line, there) => {
  const text = dockerfile({}, { ...FASTAPI, 'requirements.txt': `fastapi==0.115.0\n${line}\n` });
  expect(text.includes('"--timeout-graceful-shutdown"')).toBe(there);
});
