import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Project } from 'projen';
import { writeSarifReport } from '../../src/files/sarif-report';
import { temporaryFolder, writeFiles } from '../support/application-folder';

afterEach(() => {
  delete process.env.PROJEN_CONTAINERS_SARIF;
});

const project = (files = {}): Project => {
  const root = temporaryFolder();
  writeFiles(root, files);
  return new Project({ name: 'sample', outdir: root });
};

test('nothing is written unless the environment asks for it', () => {
  const { outdir } = project();
  writeSarifReport(project(), 'shop', () => 'text');
  expect(existsSync(join(outdir, 'shop.sarif'))).toBe(false);
});

test('the report of a stack goes to the folder that the environment names', () => {
  process.env.PROJEN_CONTAINERS_SARIF = 'reports/policy';
  const sample = project();
  writeSarifReport(sample, 'shop', (definition) => `about ${definition}`);
  expect(readFileSync(join(sample.outdir, 'reports/policy/shop.sarif'), 'utf8')).toBe('about .projenrc.ts');
});

test('the file that describes the project is the one that is there', () => {
  process.env.PROJEN_CONTAINERS_SARIF = '.';
  const sample = project({ '.projenrc.js': '' });
  writeSarifReport(sample, 'shop', (definition) => definition);
  expect(readFileSync(join(sample.outdir, 'shop.sarif'), 'utf8')).toBe('.projenrc.js');
});
