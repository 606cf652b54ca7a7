import { ScriptFolder, ScriptResult, TWO_IMAGES } from '../../support/script-folder';

const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;
const AMD64 = `backend@${digest('1')} frontend@${digest('2')}`;
const ARM64 = `backend@${digest('3')} frontend@${digest('4')}`;
const INDEX = digest('9');
const DOCKER = `case "$1 $2 $3" in "buildx imagetools inspect") printf 'Name: %s\\nDigest:    ${INDEX}\\n' "$4" ;; esac`;
/** A clone whose tags are these. */
const git = (...tags: string[]): string => `case $1 in rev-parse) echo c0ffee ;; tag) for tag in ${tags.join(' ')}; do [[ $tag != $3 ]] || echo "$tag"; done ;; esac`;

function folder(programs: Record<string, string> = {}): ScriptFolder {
  return new ScriptFolder(TWO_IMAGES, { docker: DOCKER, git: git(), cosign: '', ...programs });
}

function publish(scripts: ScriptFolder, ...argv: string[]): ScriptResult {
  return scripts.run('publish-images.sh', ['--digests', AMD64, ...argv]);
}

/** Tags that the image of the backend was given, in their order. */
function tagsOf(scripts: ScriptFolder): string[] {
  return scripts.calls().flatMap((call) => /imagetools create --tag shop-backend:(\S+)/.exec(call)?.[1] ?? []);
}

test('an image is made of those of all platforms', () => {
  const scripts = folder();
  expect(publish(scripts, '--digests', ARM64)).toMatchObject({ status: 0, stdout: expect.stringContaining(`✓ shop-backend@${INDEX}, tagged c0ffee\n`) });
  expect(scripts.calls()).toContain(`docker buildx imagetools create --tag shop-backend:c0ffee shop-backend@${digest('1')} shop-backend@${digest('3')}`);
  expect(scripts.calls()).toContain(`docker buildx imagetools create --tag shop-frontend:c0ffee shop-frontend@${digest('2')} shop-frontend@${digest('4')}`);
});

test('an image that was not pushed is left alone', () => {
  const scripts = folder();
  expect(scripts.run('publish-images.sh', ['--digests', `backend@${digest('1')}`]).status).toBe(0);
  expect(scripts.calls().join('\n')).not.toContain('shop-frontend');
});

describe('the tags', () => {
  test.each([
    ['refs/heads/main', [], ['c0ffee', 'main']],
    ['refs/heads/release/1.x', [], ['c0ffee', 'release-1.x']],
    ['refs/tags/v1.2.3', ['v1.2.3', 'v1.2.2', 'v1.1.9', 'v0.9.0'], ['1.2.3', '1.2', '1']],
    ['refs/tags/v1.2.3', [], ['1.2.3', '1.2', '1']],
    ['refs/tags/v1.2.3', ['v1.2.3', 'v1.2.10', 'v1.2.4-rc.1'], ['1.2.3']],
    ['refs/tags/v1.2.3', ['v1.2.3', 'v1.3.0', 'v2.0.0'], ['1.2.3', '1.2']],
    ['refs/tags/v1.20.0', ['v1.20.0', 'v1.9.0', 'v1.3.7'], ['1.20.0', '1.20', '1']],
    ['refs/tags/v0.4.0', ['v0.4.0'], ['0.4.0', '0.4']],
    ['refs/tags/v2.0.0-rc.1', [], ['2.0.0-rc.1']],
    ['refs/tags/v2.0.0+build.5', [], ['2.0.0_build.5']],
  ])('of %s among %j are %j', (reference, tags, expected) => {
    const scripts = folder({ git: git(...tags) });
    expect(publish(scripts, '--ref', reference).status).toBe(0);
    expect(tagsOf(scripts)).toEqual(expected);
  });

  test('are those that are said, beside the commit', () => {
    const scripts = folder();
    publish(scripts, '--tag', 'nightly', '--tag', 'edge');
    expect(tagsOf(scripts)).toEqual(['c0ffee', 'nightly', 'edge']);
  });
});

describe('signing', () => {
  test('signs digests, all of them before a tag that others follow moves', () => {
    const scripts = folder();
    expect(publish(scripts, '--sign', '--ref', 'refs/heads/main').status).toBe(0);
    const order = scripts.calls().filter((call) => /^cosign|:main/.test(call));
    expect(order).toEqual([
      `cosign sign --yes shop-backend@${INDEX}`,
      `cosign sign --yes shop-frontend@${INDEX}`,
      `docker buildx imagetools create --tag shop-backend:main shop-backend@${INDEX}`,
      `docker buildx imagetools create --tag shop-frontend:main shop-frontend@${INDEX}`,
    ]);
  });

  test('that fails moves no such tag', () => {
    const scripts = folder({ cosign: '[[ $3 != *frontend* ]]' });
    const { status, stderr } = publish(scripts, '--sign', '--ref', 'refs/heads/main');
    expect([status, stderr]).toEqual([1, expect.stringContaining(`✗ shop-frontend@${INDEX} could not be signed.\n  Next: on GitHub the job needs id-token: write`)]);
    expect(tagsOf(scripts)).toEqual(['c0ffee']);
  });

  test('needs cosign', () => {
    const scripts = new ScriptFolder(TWO_IMAGES, { docker: DOCKER, git: git() });
    expect(publish(scripts, '--sign')).toMatchObject({ status: 1, stderr: expect.stringContaining('✗ cosign is not installed.') });
    expect(tagsOf(scripts)).toEqual([]);
  });
});

test('what was published is summed up, with how to verify it where GitHub says who it is', () => {
  const scripts = folder();
  const summary = `${scripts.root}/summary.md`;
  const argv = ['--digests', AMD64, '--sign', '--ref', 'refs/heads/main', '--summary', summary];
  scripts.run('publish-images.sh', argv, { GITHUB_SERVER_URL: 'https://github.com', GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/images.yml@refs/heads/main' });
  expect(scripts.read('summary.md')).toBe(`### Published images

| image | digest |
|---|---|
| \`shop-backend\` | \`${INDEX}\` |
| \`shop-frontend\` | \`${INDEX}\` |

Tags: \`c0ffee\` \`main\`

To verify who built one:

\`\`\`sh
cosign verify --certificate-oidc-issuer https://token.actions.githubusercontent.com \\
  --certificate-identity https://github.com/acme/shop/.github/workflows/images.yml@refs/heads/main \\
  shop-backend@${INDEX}
\`\`\`
`);
  publish(scripts, '--summary', summary);
  expect(scripts.read('summary.md').split('### Published images').at(-1)).not.toContain('cosign');
});

test('a registry that refuses is told', () => {
  const { status, stderr } = publish(folder({ docker: 'exit 1' }));
  expect([status, stderr]).toEqual([1, expect.stringContaining('✗ shop-backend could not be put together in the registry.')]);
});

test.each([
  [[], '--digests is missing.'],
  [['--digests', `bakcend@${digest('1')}`], `--digests takes SERVICE@sha256:… of backend frontend, not "bakcend@${digest('1')}".`],
  [['--digests', 'backend@sha256:1'], 'not "backend@sha256:1".'],
  [['--digests', AMD64, '--ref', 'refs/tags/nightly'], '--ref takes refs/heads/BRANCH or refs/tags/vX.Y.Z, not "refs/tags/nightly".'],
  [['--digests', AMD64, '--ref', 'refs/pull/1/merge'], 'not "refs/pull/1/merge".'],
  [['--digests', AMD64, '--tag', 'a b'], '"a b" cannot be a tag of an image.'],
  [['--digests', AMD64, '--sing'], 'unknown option "--sing".'],
])('%j is wrong usage', (argv, reason) => {
  const scripts = folder();
  expect(scripts.run('publish-images.sh', argv)).toMatchObject({ status: 2, stderr: expect.stringContaining(reason) });
  expect(scripts.calls()).not.toContainEqual(expect.stringMatching(/^docker/));
});
