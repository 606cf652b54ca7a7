import { poetry } from '../../src/package-managers/poetry';
import { ApplicationFolder } from '../../src/resolve/application-folder';
import type { ResolveContext } from '../../src/resolve/resolve-context';
import { applicationBuild, ApplicationSources } from '../../src/services/application-build';
import type { WebService } from '../../src/services/web-service';
import { temporaryFolder, writeFiles } from '../support/application-folder';
import { CERTIFICATE } from '../support/pem';

function build(about: Partial<ApplicationSources> = {}) {
  const root = temporaryFolder();
  writeFiles(root, { 'apps/api/main.py': '', 'apps/api/ca.pem': CERTIFICATE, 'apps/api/own.key': 'secret', 'poetry.lock': '' });
  const web = { dockerfilePath: 'docker/api/Dockerfile', sizeBudgetMegabytes: 200 } as WebService;
  const installation = { packageManager: poetry, root: new ApplicationFolder(root, '.'), path: 'apps/api' };
  const sources: ApplicationSources = { dockerfile: { stages: [] }, inputs: ['poetry.lock'], sources: ['apps/api'], exclude: [], ...about };
  return applicationBuild({ buildSecrets: ['ca'] } as Partial<ResolveContext> as ResolveContext, web, installation, sources);
}

test('the context is the folder that decides what is installed; the Dockerfile is told from there', () => {
  expect(build()).toMatchObject({ context: '.', dockerfilePath: 'docker/api/Dockerfile', dockerfileFromContext: 'docker/api/Dockerfile', secrets: ['ca'], sizeBudgetMegabytes: 200 });
});

test('what may enter is sorted and named once, each with what names it', () => {
  const { ignore, contents } = build({ sources: ['apps/api', 'poetry.lock'] });
  expect(ignore.include).toEqual(['apps/api', 'poetry.lock']);
  expect(contents?.inputs.map(({ path, source, exists }) => [path, source, exists])).toEqual([['apps/api', 'sources', true], ['poetry.lock', 'the package manager', true]]);
});

test('certificates may enter beside what is said to be harmless, and a key is left out', () => {
  const { ignore, contents } = build({ harmless: ['.npmrc'] });
  expect(ignore.harmless).toEqual(['.npmrc', 'apps/api/ca.pem']);
  expect(contents?.leftOut).toEqual([{ path: 'apps/api/own.key', holdsPrivateKey: false }]);
});
