import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const ROOT = join(__dirname, '..');

/** Paths below a folder of this repository, sorted. */
function filesOf(folder: string, ending: string): string[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(ROOT, folder).length + 1))
    .sort();
}

/** True when nothing is left of a module once its types are gone. */
function hasOnlyTypes(text: string): boolean {
  const { outputText } = transpileModule(text, { compilerOptions: { module: ModuleKind.ES2022, target: ScriptTarget.ES2022, removeComments: true } });
  return outputText.trim() === '' || outputText.trim() === 'export {};';
}

test('a module of types is told from one with code', () => {
  expect(hasOnlyTypes("import type { A } from './a';\n/** B. */\nexport interface B extends A {}\nexport type C = 'c';\n")).toBe(true);
  expect(hasOnlyTypes('export const A = 1;\n')).toBe(false);
  expect(hasOnlyTypes("export enum A { B = 'b' }\n")).toBe(false);
});

const modules = filesOf('src', '.ts').filter((path) => basename(path) !== 'index.ts');
const withCode = modules.filter((path) => !hasOnlyTypes(readFileSync(join(ROOT, 'src', path), 'utf8')));

test.each(withCode)('src/%s has a test that mirrors it', (path) => {
  expect(existsSync(join(ROOT, 'test', path.replace(/\.ts$/, '.test.ts')))).toBe(true);
});

test('every test of a folder of src mirrors a module in it, or a script that is kept as such', () => {
  const mirrored = (path: string) => [`src/${path}.ts`, `assets/${path.replace(/^render\//, '')}.sh`].some((file) => existsSync(join(ROOT, file)));
  const strays = filesOf('test', '.test.ts')
    .filter((path) => existsSync(join(ROOT, 'src', path.split('/')[0])))
    .filter((path) => !mirrored(path.replace(/(\.[\w-]+)?\.test\.ts$/, '')));
  expect(strays).toEqual([]);
});

test('no file is longer than a reader can keep in mind', () => {
  const long = [...filesOf('src', '.ts').map((path) => `src/${path}`), ...filesOf('test', '.ts').map((path) => `test/${path}`)]
    .map((path) => ({ path, lines: readFileSync(join(ROOT, path), 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > 260);
  expect(long).toEqual([]);
});
