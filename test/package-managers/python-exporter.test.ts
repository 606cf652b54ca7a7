import { installExported } from '../../src/package-managers/python-exporter';
import { rendered } from '../support/dockerfile';
import { pythonProject } from '../support/python-project';

const EXPORTER = { tool: ['tool==1', 'plugin==2'] as [string, ...string[]], command: 'tool export', files: ['tool.lock'], hashed: true, severalIndexes: false, cacheId: 'todo-venv' };
const install = (about = {}) => rendered(...installExported(pythonProject({}), { ...EXPORTER, ...about }));

test('the tool and its plugins are pinned, and in no layer', () => {
  expect(install()).toContain('uv tool run --quiet --from tool==1 --with plugin==2 tool export > /dev/shm/requirements.txt');
  expect(install()).toContain('--mount=type=cache,target=/root/.cache/uv');
});

test('hashes are demanded where each package has one', () => {
  expect(install()).toContain('--require-hashes');
  expect(install({ hashed: false })).not.toContain('--require-hashes');
});

test('where an index beside the usual one is named, uv asks all of them, and it is said why', () => {
  expect(install({ severalIndexes: true })).toContain('--require-hashes --index-strategy unsafe-best-match --requirement');
  expect(install({ severalIndexes: true })).toContain('# All indexes count alike, as for pip: by itself uv asks none after the first that knows a package, in whatever version.\n');
  expect(install()).not.toMatch(/index/);
});

test('what has no lock file is locked first', () => {
  expect(install({ lock: 'tool lock' })).toMatch(/tool lock \\\n && .*tool export/);
});
