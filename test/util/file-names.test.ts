import { COMPOSE_FILE, DOCKERFILE, JAVASCRIPT, NOT_SHIPPED, PYTHON_MANIFESTS } from '../../src/util/file-names';

const PATTERNS = { JAVASCRIPT, DOCKERFILE, COMPOSE_FILE, NOT_SHIPPED, PYTHON_MANIFESTS: new RegExp(`^(?:${PYTHON_MANIFESTS})$`) };

test.each([
  ['JAVASCRIPT', ['a.ts', 'a.mjs', 'app/page.tsx'], ['a.json', 'a.py', 'jsx']],
  ['DOCKERFILE', ['Dockerfile', 'api.Dockerfile', 'docker/Dockerfile.dev', 'Containerfile'], ['Dockerfiles', 'Dockerfile.d/a']],
  ['COMPOSE_FILE', ['compose.yaml', 'docker-compose.prod.yml'], ['deploy/compose.yml', 'composer.json']],
  ['NOT_SHIPPED', ['compose.dev.yml', 'Dockerfile.local', 'start-dev.sh', '.devcontainer/Dockerfile'], ['compose.prod.yml', 'device/Dockerfile']],
  ['PYTHON_MANIFESTS', ['pyproject.toml', 'requirements.txt', 'requirements-dev.in', 'requirements/base.txt', 'deploy/requirements.txt', 'setup.cfg'], ['a/b/requirements.txt', 'requirements.md']],
] as const)('%s', (pattern, names, others) => {
  expect(names.filter((name) => !PATTERNS[pattern].test(name))).toEqual([]);
  expect(others.filter((name) => PATTERNS[pattern].test(name))).toEqual([]);
});
