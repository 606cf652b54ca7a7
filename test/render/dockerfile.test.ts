import { HealthCheck } from '../../src/model/health-check';
import { Instruction } from '../../src/model/instruction';
import { renderDockerfile } from '../../src/render/dockerfile';
import { rendered } from '../support/dockerfile';

test('every stage says what it is for, and the file where its bases are pinned', () => {
  const stages = [
    { name: 'builder', from: 'python:3.13', comment: 'Builds.', instructions: [Instruction.workdir('/app')] },
    { name: 'runtime', from: 'builder', comment: 'Ships.', instructions: [] },
  ];
  expect(renderDockerfile({ stages }, 'docker/pins/Dockerfile')).toBe(`# The base images are pinned in docker/pins/Dockerfile.

# Builds.
FROM python:3.13 AS builder
WORKDIR /app

# Ships.
FROM builder AS runtime
`);
});

test('commands may have comments between them', () => {
  expect(rendered(Instruction.run(['a', '# Why.', 'b', 'c']))).toBe('RUN a \\\n # Why.\n && b \\\n && c\n');
});

test('the text of a file stands word for word', () => {
  expect(rendered(Instruction._file('/a.cjs', 'const a = `${b}`;\n', 'A program.'))).toBe("# A program.\nCOPY <<'EOF' /a.cjs\nconst a = `${b}`;\nEOF\n");
});

describe('ENV', () => {
  test.each([
    ['plain', 'plain'],
    ['', ''],
    ['/opt/bin:${PATH}', '/opt/bin:${PATH}'],
    ['two words', '"two words"'],
    ['a"quote', '"a\\"quote"'],
    ['back\\slash', '"back\\\\slash"'],
    ["it's", '"it\'s"'],
    ['#hash', '"#hash"'],
    ['a\ttab', '"a\ttab"'],
    ['\\$5 each', '"\\$5 each"'],
    ['\\\\$5 each', '"\\\\\\$5 each"'],
  ])('writes %j as %s', (value, text) => {
    expect(rendered(Instruction.environment({ NAME: value }))).toBe(`ENV NAME=${text}\n`);
  });
});

test('LABEL means what it is given, dollars included', () => {
  expect(rendered(Instruction.labels({ title: 'it\'s "$5"\\', source: '' }))).toBe(`# org.opencontainers.image.revision is set by the build.
LABEL org.opencontainers.image.title="it's \\"\\$5\\"\\\\" \\
      org.opencontainers.image.source=""
`);
});

describe('COPY', () => {
  test('is plain where the names are', () => {
    expect(rendered(Instruction.copy({ sources: ['a', 'b'], destination: './' }))).toBe('COPY a b ./\n');
  });

  test('takes the list form where a name has a space', () => {
    expect(rendered(Instruction.copy({ sources: ['my app'], destination: './my app', owner: '1:1' }))).toBe('COPY --chown=1:1 ["my app", "./my app"]\n');
  });
});

test('CMD is in exec form, whatever the words contain', () => {
  expect(rendered(Instruction.command(['echo', 'a "b" \\ $C']))).toBe('CMD ["echo", "a \\"b\\" \\\\ $C"]\n');
});

test('a health check says its times, and runs without a shell', () => {
  const probe = HealthCheck.command(['check', '--url', 'http://127.0.0.1/'], { startIntervalSeconds: 2 })._toProbe();
  expect(rendered(Instruction.healthCheck(probe))).toBe(`HEALTHCHECK --interval=30s --timeout=3s --start-period=40s --start-interval=2s --retries=3 \\
    CMD ["check", "--url", "http://127.0.0.1/"]
`);
});

test('every line of a longer comment is one', () => {
  expect(rendered(Instruction.workdir('/app', 'First.\nSecond.'))).toBe('# First.\n# Second.\nWORKDIR /app\n');
});
