import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pip } from '../../../src/package-managers/pip';
import { renderDockerfile } from '../../../src/render/dockerfile';
import type { OwnRecord } from '../../../src/resolve/detect/python/own-record';
import { copyPackages, packagesStages, recordedFile } from '../../../src/resolve/images/own-packages';
import { temporaryFolder, writeFiles } from '../../support/application-folder';
import { pythonProject } from '../../support/python-project';

const own = (ownRecord?: OwnRecord, files = { 'requirements.txt': '' }) => ({ project: pythonProject(files), packageManager: pip, ownRecord });
const text = (ownRecord?: OwnRecord) => renderDockerfile({ stages: packagesStages(own(ownRecord)) }, 'docker/pins/Dockerfile');
const RECORD = { name: 'Shop-API', hasDynamicVersion: false };

/** What Python reads, of what the command writes. */
function written(ownRecord: OwnRecord, pyproject: string): string {
  const folder = temporaryFolder();
  writeFiles(folder, { 'pyproject.toml': pyproject });
  const command = text(ownRecord).split('\n').filter((line) => /mkdir|printf/.test(line)).join('\n').replace(/^ *RUN /, '');
  execFileSync('sh', ['-c', command.replaceAll('/opt/packages', folder)], { cwd: folder });
  return readFileSync(join(folder, 'shop_api.dist-info/METADATA'), 'utf8');
}

test('without packages and without a record there is nothing', () => {
  expect(packagesStages(own())).toEqual([]);
  expect(copyPackages(own())).toEqual([]);
});

test('the record has the version of pyproject.toml at the time of the build', () => {
  expect(text(RECORD)).toContain('--mount=type=bind,source=pyproject.toml,target=pyproject.toml');
  expect(written(RECORD, '[project]\nname = "Shop-API"\nversion = "1.5.2-rc3" # next\n[tool.x]\nversion = "9"\n')).toBe('Metadata-Version: 2.1\nName: Shop-API\nVersion: 1.5.2-rc3\n');
});

test('a version that is made up by a tool is unknown', () => {
  const dynamic = { ...RECORD, hasDynamicVersion: true };
  expect(recordedFile(own(dynamic))).toBeUndefined();
  expect(text(dynamic)).not.toContain('--mount');
  expect(written(dynamic, '')).toBe('Metadata-Version: 2.1\nName: Shop-API\nVersion: 0+unknown\n');
});

test('the record ships where Python looks for packages', () => {
  expect(copyPackages(own(RECORD))).toHaveLength(1);
});
