import { installationInputs, lend } from '../../src/package-managers/node-package-manager';
import { npm } from '../../src/package-managers/npm';
import { rendered } from '../support/dockerfile';
import { nodeProject } from '../support/node-project';

test('an installation reads manifests, the lock file, settings, and what lies in the repository', () => {
  const files = {
    'package.json': '{ "workspaces": ["apps/*"], "dependencies": { "tool": "file:./vendor/tool.tgz" } }',
    'package-lock.json': '{}',
    '.npmrc': 'legacy-peer-deps=true\n',
    'vendor/tool.tgz': '',
    'apps/web/package.json': '{ "dependencies": { "local": "link:local", "gone": "file:gone", "above": "file:../../../above", "next": "16.4.5" } }',
    'apps/web/local/package.json': '{}',
  };
  expect(installationInputs(npm, nodeProject(npm, files))).toEqual(['.npmrc', 'apps/web/local', 'apps/web/package.json', 'package-lock.json', 'package.json', 'vendor/tool.tgz']);
});

test('what no mount can name is copied', () => {
  const { binds, copies } = lend(['package.json', 'my app/package.json', 'a,b/package.json']);
  expect(binds).toEqual([{ source: 'package.json' }]);
  expect(rendered(...copies)).toBe('COPY ["my app/package.json", "my app/package.json"]\nCOPY a,b/package.json a,b/package.json\n');
});
