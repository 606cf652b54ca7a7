import { ContainerStack } from '../src';
import { Files, inFolder } from './support/application-folder';
import { FASTAPI, NEXTJS } from './support/applications';
import { synth, synthAgain } from './support/synth';

const numbered = (count: number, file: (index: number) => string, text: (index: number) => string): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [file(index), text(index)]));

const routes = (index: number): string => [
  'import os', 'from fastapi import APIRouter', 'from pydantic import BaseModel', `router = APIRouter(prefix="/r${index}")`, `FOLDER_${index} = os.path.join("data", "${index}")`,
  ...Array.from({ length: 5 }, (_, n) => `class Model${n}(BaseModel):\n    name: str\n    count: int = ${n}\n`),
  ...Array.from({ length: 6 }, (_, n) => `@router.get("/things/${n}")\nasync def thing_${n}(value: str = os.getenv("SETTING_${index % 20}", "x")) -> str:\n    return value\n`),
].join('\n');
const component = (index: number): string =>
  `import { Other } from '@/components/c${(index * 7) % 500}';\nexport function C${index}() {\n  return <Other title={process.env.TITLE_${index % 20} ?? 'x'} />;\n}\n`;

test('a repository with thousands of files is described in seconds', () => {
  const files = {
    ...inFolder('backend', { ...FASTAPI, 'src/start.py': 'import os\nos.makedirs("logs")\n', ...numbered(400, (index) => `src/routers/r${index}.py`, routes) }),
    ...inFolder('frontend', { ...NEXTJS, ...numbered(500, (index) => `components/c${index}.tsx`, component) }),
    ...numbered(2000, (index) => `data/d${index % 50}/${index}.json`, () => '{}'),
  };
  const repository = synth(files, (project) => void ContainerStack.detect(project));
  expect(Object.keys(repository.compose().services)).toEqual(['backend', 'frontend']);
  const started = Date.now();
  synthAgain(repository, (project) => void ContainerStack.detect(project));
  expect(Date.now() - started).toBeLessThan(10_000);
}, 300_000);
