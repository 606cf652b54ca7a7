import { HealthCheck } from '../../src/model/health-check';
import { HttpClient } from '../../src/model/http-client';
import { Instruction } from '../../src/model/instruction';
import { rendered } from '../support/dockerfile';

test('run joins its commands, so that the first failure ends the build', () => {
  expect(rendered(Instruction.run(['apk add --no-cache git', 'git --version']))).toBe('RUN apk add --no-cache git \\\n && git --version\n');
});

test('run mounts caches, files and secrets for this instruction only', () => {
  const run = Instruction.run(['make'], {
    comment: 'Why it is there.',
    binds: [{ source: 'Makefile' }, { from: 'tools', source: '/tool', target: '/usr/bin/tool' }],
    caches: [{ target: '/root/.cache' }, { target: '/var/cache', id: 'shared', locked: true }],
    secrets: ['token'],
  });
  expect(rendered(run)).toBe(`# Why it is there.
RUN --mount=type=bind,source=Makefile,target=Makefile \\
    --mount=type=bind,from=tools,source=/tool,target=/usr/bin/tool \\
    --mount=type=cache,target=/root/.cache \\
    --mount=type=cache,id=shared,target=/var/cache,sharing=locked \\
    --mount=type=secret,id=token \\
    make
`);
});

test('copy names its stage and its owner', () => {
  const copy = Instruction.copy({ sources: ['/a', '/b'], destination: '/c/', from: 'builder', link: true, owner: '1000:1000', comment: 'Two files.' });
  expect(rendered(copy)).toBe('# Two files.\nCOPY --link --from=builder --chown=1000:1000 /a /b /c/\n');
});

test('environment and workdir explain themselves', () => {
  expect(rendered(Instruction.environment({ A: '1', B: 'two words' }, 'Settings.'))).toBe('# Settings.\nENV A=1 \\\n    B="two words"\n');
  expect(rendered(Instruction.workdir('/srv', 'Here.'))).toBe('# Here.\nWORKDIR /srv\n');
});

test('user, port, labels, check and process of the container', () => {
  const probe = HealthCheck.command(['true']).toProbe({ client: HttpClient.curl(), port: 80, path: '/' });
  const end = [Instruction.user('10001:10001', 'Owns nothing.'), Instruction.expose(8000), Instruction.labels({ title: 'shop-api' })];
  expect(rendered(...end, Instruction.healthCheck(probe), Instruction.command(['serve', '--now'], 'The server.'))).toBe(`# Owns nothing.
USER 10001:10001
EXPOSE 8000
# org.opencontainers.image.revision is set by the build.
LABEL org.opencontainers.image.title="shop-api"
HEALTHCHECK --interval=30s --timeout=3s --start-period=40s --start-interval=1s --retries=3 \\
    CMD ["true"]
# The server.
CMD ["serve", "--now"]
`);
});

test('raw text is taken word for word', () => {
  expect(rendered(Instruction.raw('ONBUILD RUN true # as it is'))).toBe('ONBUILD RUN true # as it is\n');
});
