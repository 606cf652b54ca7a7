import { ContainerStack, Secret } from '../../../src';
import { inFolder } from '../../support/application-folder';
import { FASTAPI, NEXTJS } from '../../support/applications';
import { synth } from '../../support/synth';

const SETTINGS = 'from pydantic_settings import BaseSettings\n\nclass Settings(BaseSettings):\n    internal_api_secret: str | None = None\n    stripe_api_key: str | None = None\n\nsettings = Settings()\n';
const ROUTE = 'const headers = { token: process.env.INTERNAL_API_SECRET!, key: process.env.STRIPE_API_KEY! };\nexport const GET = () => fetch("/", { headers });\n';
const FILES = {
  ...inFolder('api', { ...FASTAPI, 'src/settings.py': SETTINGS, 'src/main.py': 'from fastapi import FastAPI\nfrom settings import settings\n\napp = FastAPI()\n' }),
  ...inFolder('web', { ...NEXTJS, 'app/api/route.ts': ROUTE }),
};
const detect = (services = {}) => synth(FILES, (project) => void ContainerStack.detect(project, { services }));

test('a secret that is made up for one service goes to another that reads it, too', () => {
  const stack = detect();
  expect(stack.service('web').secrets).toContainEqual({ source: 'internal-api-secret', target: 'internal_api_secret' });
  expect(stack.service('api').secrets).toEqual([{ source: 'internal-api-secret', target: 'internal_api_secret' }]);
  expect(stack.service('api').environment).toMatchObject({ INTERNAL_API_SECRET_FILE: '/run/secrets/internal_api_secret' });
});

test('what either was told is not made up', () => {
  const told = { secrets: [Secret.fromEnvironment('API_TOKEN', { asVariable: 'INTERNAL_API_SECRET' })] };
  expect(detect({ api: told }).service('api').secrets).toEqual([{ source: 'api-token', target: 'api_token' }]);
  expect(detect({ web: { secrets: [Secret.random('token', { asVariable: 'INTERNAL_API_SECRET' })] } }).service('api').secrets).toBeUndefined();
});

describe('a secret that both do without', () => {
  const OPTIONAL = SETTINGS.replaceAll(': str | None = None', ': str = ""');
  const both = (example: string) => synth({
    ...FILES,
    'api/src/settings.py': OPTIONAL,
    'api/.env.example': example,
    'web/app/api/route.ts': ROUTE.replaceAll('!', ' ?? ""'),
    'web/.env.example': example,
  }, (project) => void ContainerStack.detect(project));

  test('is made up for both, where the examples of both say how', () => {
    const stack = both('# openssl rand -base64 32\nINTERNAL_API_SECRET=\n');
    expect(stack.service('web').secrets).toEqual([{ source: 'internal-api-secret', target: 'internal_api_secret' }]);
    expect(stack.service('api').secrets).toEqual([{ source: 'internal-api-secret', target: 'internal_api_secret' }]);
    expect(stack.text('scripts/create-secrets.sh')).toContain('random_secret internal-api-secret\n');
  });

  test('is left to the environment elsewhere', () => {
    expect(both('INTERNAL_API_SECRET=\n').text('scripts/create-secrets.sh')).toContain('environment_secret internal-api-secret INTERNAL_API_SECRET optional\n');
  });
});

test('a secret that both make up has the form that the pickier one asks for, whichever comes first', () => {
  const needed = { ...FILES, 'api/src/settings.py': SETTINGS.replaceAll(': str | None = None', ': str') };
  for (const picky of ['api', 'web']) {
    const stack = synth({ ...needed, [`${picky}/.env.example`]: '# openssl rand -hex 32\nINTERNAL_API_SECRET=\n' }, (project) => void ContainerStack.detect(project));
    expect(stack.service('web').secrets).toContainEqual({ source: 'internal-api-secret', target: 'internal_api_secret' });
    expect(stack.service('api').secrets).toContainEqual({ source: 'internal-api-secret', target: 'internal_api_secret' });
    expect(stack.text('scripts/create-secrets.sh')).toContain('random_hex internal-api-secret\n');
  }
});

test('examples that tell both to make one, each in its form, come to one form', () => {
  const stack = synth({
    ...FILES,
    'api/.env.example': '# openssl rand -hex 32\nINTERNAL_API_SECRET=\n',
    'web/app/api/route.ts': ROUTE.replaceAll('!', ' ?? ""'),
    'web/.env.example': '# openssl rand -base64 32\nINTERNAL_API_SECRET=\n',
  }, (project) => void ContainerStack.detect(project));
  expect(stack.text('scripts/create-secrets.sh')).toContain('random_hex internal-api-secret\n');
});
