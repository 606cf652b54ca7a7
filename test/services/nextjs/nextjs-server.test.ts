import { ContainerStack, NextJsService, NextJsServiceOptions } from '../../../src';
import { Files, inFolder } from '../../support/application-folder';
import { NEXTJS } from '../../support/applications';
import { stage } from '../../support/dockerfile';
import { Repository, synth } from '../../support/synth';

const stackWith = (options: Partial<NextJsServiceOptions> = {}, files: Files = NEXTJS): Repository =>
  synth(inFolder('web', files), (project) => {
    new NextJsService(new ContainerStack(project, { name: 'shop' }), 'web', options);
  });

test('an application without a word about its output has a server, checked with the Node.js that runs it', () => {
  const repository = stackWith();
  expect(stage(repository.text('docker/web/Dockerfile'), 'runner')).toContain('CMD ["node", "server.js"]');
  expect(Object.values(repository.service('web').healthcheck.test).slice(0, 2)).toEqual(['CMD', 'node']);
  expect(repository.compose('docker/docker-compose.dev.yml').services.web.healthcheck).not.toHaveProperty('test');
});

test('optimised images are kept where the build writes to', () => {
  const files = { ...NEXTJS, 'next.config.ts': "export default { distDir: 'build' };\n" };
  expect(stackWith({ imageOptimization: true }, files).service('web').tmpfs).toEqual(['/tmp:size=64m,mode=1777', '/app/build/cache/images:size=128m,mode=1777']);
});
