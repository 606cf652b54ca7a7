import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsers } from './parsers';
import { ContainerStack, FastApiService, NextJsService } from '../../src';
import { Files, inFolder } from '../support/application-folder';
import { FASTAPI, NEXTJS } from '../support/applications';
import { CERTIFICATE, PRIVATE_KEY } from '../support/pem';
import { synth } from '../support/synth';

/** What lies about in an application's folder, public and private. */
const lyingAbout = (sources: string): Files => ({
  'ca.pem': CERTIFICATE,
  'client.key': PRIVATE_KEY,
  '.env.local': 'A=1\n',
  [`${sources}/certs/rds-ca.pem`]: CERTIFICATE,
  [`${sources}/certs/[eu]/ca.pem`]: CERTIFICATE,
  [`${sources}/certs/server.pem`]: CERTIFICATE + PRIVATE_KEY,
  [`${sources}/certs/server.key`]: PRIVATE_KEY,
  [`${sources}/.env.local`]: 'A=1\n',
});

test.each([
  ['backend', { ...FASTAPI, ...lyingAbout('src'), 'src/tls.py': 'CA = "ca.pem"\n' }, 'src'],
  ['frontend', { ...NEXTJS, ...lyingAbout('app') }, 'app'],
] as const)('a build of the %s takes certificates, and neither keys nor local settings', (name, files, sources) => {
  const repository = synth(inFolder(name, files), (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    if (name === 'backend') new FastApiService(stack, name, { path: name });
    else new NextJsService(stack, name, { path: name });
  });
  const ignoreFile = join(repository.root, name, '.dockerignore');
  copyFileSync(join(repository.root, `docker/${name}/Dockerfile.dockerignore`), ignoreFile);
  const [taken] = parsers<string[]>('context', [ignoreFile]);
  expect(taken.filter((path) => /\.(?:pem|key|local)$/.test(path)).sort()).toEqual(['ca.pem', `${sources}/certs/[eu]/ca.pem`, `${sources}/certs/rds-ca.pem`].sort());
  expect(taken).toContain(Object.keys(files).find((path) => path.startsWith(`${sources}/`)));
});
