import { join } from 'node:path';
import { Instruction } from '../../src/model/instruction';
import { ApplicationFolder } from '../../src/resolve/application-folder';
import { Pins } from '../../src/resolve/pins';
import type { ResolveContext } from '../../src/resolve/resolve-context';
import { FolderBuildOptions, folderBuild } from '../../src/services/folder-build';
import { Problems } from '../../src/util/problem';
import { temporaryFolder, writeFiles } from '../support/application-folder';

function build(about: Partial<FolderBuildOptions> = {}) {
  const root = temporaryFolder();
  writeFiles(root, { 'apps/site/index.html': '', 'apps/site/style.css': '', 'project/.keep': '' });
  const projectRoot = join(root, 'project');
  const problems = new Problems();
  const context: ResolveContext = {
    projectRoot,
    stackName: 'shop',
    paths: { docker: 'docker', scripts: 'scripts' },
    pins: new Pins(projectRoot, 'docker/pins/Dockerfile', problems),
    problems,
    buildSecrets: ['ca'],
    labels: {},
  };
  const folder = new ApplicationFolder(projectRoot, '../apps/site');
  const stages = [{ name: 'site', from: 'caddy:2', comment: 'What ships.', instructions: [Instruction.copy({ sources: ['style.css'], destination: '/srv/' })] }];
  return folderBuild(context, 'site', folder, { stages, include: ['index.html'], sizeBudgetMegabytes: 60, ...about });
}

test('the Dockerfile lies in the folder of the container files, whatever the context', () => {
  expect(build()).toMatchObject({
    context: '../apps/site',
    dockerfilePath: 'docker/site/Dockerfile',
    dockerfileFromContext: '../../project/docker/site/Dockerfile',
    sizeBudgetMegabytes: 60,
  });
});

test('what may enter the build is sorted, and named once', () => {
  expect(build({ include: ['style.css', 'index.html', 'style.css'], exclude: ['**/*.map'] }).ignore).toEqual({ include: ['index.html', 'style.css'], exclude: ['**/*.map'] });
  expect(build().ignore.exclude).toEqual([]);
});

test('the build secrets of the stack are lent to it', () => {
  expect(build().secrets).toEqual(['ca']);
});

test('the policy can tell what is missing, and what does not get in', () => {
  const { contents } = build({ include: ['index.html', 'main.css'] });
  expect(contents?.inputs).toEqual([
    { path: 'index.html', source: 'sources', exists: true, admitted: true },
    { path: 'main.css', source: 'sources', exists: false, admitted: true },
    { path: 'style.css', source: 'an instruction of the Dockerfile', exists: true, admitted: false },
  ]);
});
