import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadESLint } from 'eslint';

const ROOT = join(__dirname, '../..');
const RULE = 'import/no-restricted-paths';

/** What ESLint says of code in a file of src, by the rules of this repository that need no types. */
async function zoneMessages(path: string, code: string): Promise<string[]> {
  const ESLint = await loadESLint({ useFlatConfig: false });
  const eslint = new ESLint({
    cwd: ROOT,
    overrideConfig: {
      parserOptions: { projectService: false },
      rules: { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/return-await': 'off' },
    },
  });
  const [{ messages }] = await eslint.lintText(code, { filePath: join(ROOT, 'src', path) });
  return messages.filter(({ ruleId, fatal }) => ruleId === RULE || fatal).map(({ message }) => message);
}

test.each([
  ['model/snippet.ts', '../render/compose', 'src/model may import only: '],
  ['model/snippet.ts', '../resolve/pins', 'src/model may import only: '],
  ['util/snippet.ts', '../model/secret', 'src/util may import only: '],
  ['render/snippet.ts', '../resolve/pins', 'src/render may import only: '],
  ['render/snippet.ts', '../services/secret', 'src/render may import only: '],
  ['render/scripts/snippet.ts', '../../resolve/pins', 'src/render may import only: '],
  ['resolve/snippet.ts', '../services/secret', 'src/resolve may import only: '],
  ['resolve/snippet.ts', '../render/compose', 'src/resolve may import only: '],
  ['resolve/detect/snippet.ts', '../../container-stack', 'src/resolve may import only: '],
  ['package-managers/snippet.ts', '../render/compose', 'src/package-managers may import only: '],
  ['services/snippet.ts', '../render/compose', 'src/services may import only: '],
  ['policy/snippet.ts', '../render/compose', 'src/policy may import only: '],
  ['policy/snippet.ts', '../resolve/pins', 'src/policy may import only: '],
  ['files/snippet.ts', '../render/compose', 'src/files may import only: '],
  ['cli/snippet.ts', '../render/compose', 'src/cli may import only: '],
  ['cli/snippet.ts', '../model/stack-model', 'src/cli may import only: '],
  ['cli/commands/snippet.ts', '../../resolve/pins', 'src/cli may import only: '],
])('%s must not import %s', async (file, imported, reason) => {
  expect((await zoneMessages(file, `import '${imported}';\n`)).join()).toContain(reason);
});

test.each([
  ['model/snippet.ts', '../util/objects'],
  ['resolve/snippet.ts', '../model/secret'],
  ['render/snippet.ts', '../model/secret'],
  ['policy/snippet.ts', '../model/secret'],
  ['services/snippet.ts', '../resolve/pins'],
  ['cli/snippet.ts', '../model/stack-manifest'],
  ['container-stack.ts', './render/compose'],
])('%s may import %s', async (file, imported) => {
  expect(await zoneMessages(file, `import '${imported}';\n`)).toEqual([]);
});

test('every folder of src has a zone', async () => {
  const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders) {
    expect(existsSync(join(ROOT, 'src/container-stack.ts'))).toBe(true);
    expect(await zoneMessages(`${name}/snippet.ts`, "import '../container-stack';\n")).toEqual([expect.stringContaining(`src/${name} may import only: `)]);
  }
});
