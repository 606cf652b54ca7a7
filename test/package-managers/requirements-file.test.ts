import { isExact, readRequirements } from '../../src/package-managers/requirements-file';
import { applicationFolder } from '../support/application-folder';

const read = (text: string) => readRequirements(applicationFolder({ 'requirements.txt': text }), 'requirements.txt');

test('requirements are told from options, comments and continued lines', () => {
  const { lines, hashed } = read('# first\n--index-url https://example.com\nfastapi==1 \\\n    --hash=sha256:aa\nidna # why\n\n');
  expect(lines).toEqual(['fastapi==1      --hash=sha256:aa', 'idna']);
  expect(hashed).toBe(true);
});

test.each([
  ['-e .', '.'],
  ['--editable=./libs/tax', 'libs/tax'],
  ['./libs/tax[fast] ; python_version > "3"', 'libs/tax'],
  ['libs/tax/', 'libs/tax'],
  ['file:./tax', 'tax'],
  ['.', '.'],
])('"%s" is installed from a folder', (line, path) => {
  expect(read(`${line}\n`)).toMatchObject({ localPaths: [path], lines: [] });
});

test.each(['git+https://example.com/tax.git', 'tax @ https://example.com/tax.whl', 'tax>=1', 'tax[fast]==1', '-e git+https://example.com/tax.git#egg=tax'])('"%s" is downloaded', (line) => {
  expect(read(`${line}\n`).localPaths).toEqual([]);
});

test('included files are read where they lie, once, and constraints install nothing', () => {
  const folder = applicationFolder({
    'requirements/prod.txt': '-r base.txt\n--constraint ../constraints.txt\nuvicorn\n',
    'requirements/base.txt': 'fastapi\n-r prod.txt\n',
    'constraints.txt': 'idna==3\n',
  });
  expect(readRequirements(folder, 'requirements/prod.txt')).toMatchObject({
    files: ['requirements/prod.txt', 'requirements/base.txt', 'constraints.txt'],
    lines: ['uvicorn', 'fastapi'],
  });
});

test.each([['a==1', true], ['a===1', true], ['a @ https://example.com/a.whl', true], ['a --hash=sha256:aa', true], ['a==1.*', false], ['a>=1', false], ['a', false]])('"%s" is exact: %s', (line, exact) => {
  expect(isExact(line)).toBe(exact);
});

test('a file is read once in a folder', () => {
  const folder = applicationFolder({ 'requirements.txt': 'fastapi==1\n' });
  expect(readRequirements(folder, 'requirements.txt')).toBe(readRequirements(folder, 'requirements.txt'));
});
