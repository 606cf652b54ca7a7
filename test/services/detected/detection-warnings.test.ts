import type { Project } from 'projen';
import { ContainerImage, ContainerProject, ContainerService, ContainerStack, DetectOptions, Migrations, Worker } from '../../../src';
import { inFolder } from '../../support/application-folder';
import { FASTAPI, FASTAPI_WITH_DATABASE, fastApiWith, NEXTJS } from '../../support/applications';
import { synthWithWarnings } from '../../support/synth';

const detect = (options: DetectOptions = {}, change: (stack: ContainerStack) => void = () => undefined) => (project: Project) =>
  change(ContainerStack.detect(project, options));

test('an application of which nothing says what it depends on is left out, which is told', () => {
  const { 'requirements.txt': _, ...alone } = FASTAPI;
  const { warnings, repository } = synthWithWarnings({ ...inFolder('frontend', NEXTJS), ...inFolder('api', alone) }, detect());
  expect(Object.keys(repository.compose().services)).toEqual(['frontend']);
  expect(warnings).toContainEqual(expect.stringMatching(/^api\/.*\.py: A FastAPI application is left out: no file says what it depends on\./));
});

test('an application that no server can take is left out beside others, which is told', () => {
  const kept = { 'requirements.txt': 'fastapi==0.115.0\n', 'serve.py': 'from fastapi import FastAPI\n\nclass Model:\n    def serve(self):\n        app = FastAPI()\n        return app\n' };
  const files = { ...inFolder('api', FASTAPI), ...inFolder('ml-tools', kept) };
  const { warnings, repository } = synthWithWarnings(files, detect());
  expect(Object.keys(repository.compose().services)).toEqual(['api']);
  expect(warnings).toContainEqual("ml-tools/serve.py: The FastAPI application is left out: no module makes one that a server can take. Name one with services: { 'ml-tools': { app: 'package.main:app' } }; or exclude its folder.");
  expect(Object.keys(synthWithWarnings(files, detect({ services: { 'ml-tools': { app: 'serve:app' } } })).repository.compose().services)).toEqual(['api', 'ml-tools']);
});

test('an application of another framework is told of, until something builds it or its folder is excluded', () => {
  const vite = { 'web/package.json': '{ "scripts": { "build": "vite build" }, "devDependencies": { "vite": "8.0.0" } }', 'web/index.html': '', 'web/Dockerfile': 'FROM nginxinc/nginx-unprivileged:1.29\n' };
  const told = (...options: Parameters<typeof detect>) =>
    synthWithWarnings({ ...inFolder('api', FASTAPI), ...vite }, detect(...options)).warnings.filter((line) => line.includes('Vite'));
  const image = ContainerImage.dockerfile({ context: 'web' });
  expect(told()).toEqual([
    "web: Vite is not among what is detected, so nothing builds this application. Add new ContainerService(stack, 'web', { image: ContainerImage.dockerfile({ context: 'web' }) }); or exclude its folder.",
  ]);
  expect(told({}, (stack) => void new ContainerService(stack, 'web', { image }))).toEqual([]);
  expect(told({ exclude: ['web'] })).toEqual([]);
});

test('a worker that the team starts is told of, until the stack has one', () => {
  const files = { ...inFolder('api', FASTAPI), 'api/docker-compose.yml': '    command: celery -A src.tasks worker\n' };
  const told = (change?: (stack: ContainerStack) => void) => synthWithWarnings(files, detect({}, change)).warnings.filter((line) => line.includes('celery'));
  expect(told()).toEqual([
    "api/docker-compose.yml:1: celery is started here, and not by the stack. Import Worker, and add new Worker(stack, 'worker', { service: stack.service('api'), command: ['celery', '-A', 'src.tasks', 'worker'] });",
  ]);
  expect(told((stack) => void new Worker(stack, 'worker', { service: stack.service('api'), command: ['celery', '-A', 'src.tasks', 'worker'] }))).toEqual([]);
});

test('what is told can be pasted where the project has made the stack', () => {
  const { warnings } = synthWithWarnings({ ...inFolder('api', FASTAPI), 'api/Procfile': 'worker: rq worker\n' }, () => undefined, {
    create: (options) => new ContainerProject(options),
  });
  expect(warnings.join('\n')).toContain("add new Worker(project.stack, 'worker', { service: project.stack.service('api'), command: ['rq', 'worker'] });");
});

test('a package of the repository that nothing installs is told of', () => {
  const files = { ...inFolder('api', FASTAPI), 'api/src/prices.py': 'import pricing\n', 'pricing/pyproject.toml': '', 'pricing/pricing/__init__.py': '' };
  expect(synthWithWarnings(files, detect()).warnings).toContainEqual(
    'api/src/prices.py:1: pricing is imported, and nothing installs it for api. Add ../pricing to its dependencies.',
  );
});

test('an excluded folder that is not there is told, with the closest one', () => {
  const files = { ...inFolder('apps/api', FASTAPI), ...inFolder('apps/web', NEXTJS) };
  const told = (exclude: string[]) => synthWithWarnings(files, detect({ exclude })).warnings.filter((line) => line.startsWith('exclude'));
  expect(told(['apps/wbe', './apps/web/'])).toEqual(['exclude: git knows no file in apps/wbe. Did you mean "apps/web"? Name a folder from the root of the project.']);
});

test('migrations outside of every service are told of, until they are excluded or nobody wants them', () => {
  const [migrations, api] = [/^alembic/, /^(?!alembic)/].map((own) => Object.fromEntries(Object.entries(FASTAPI_WITH_DATABASE).filter(([file]) => own.test(file))));
  const address = fastApiWith('database', "import os\nURL = os.environ['DATABASE_URL']\n");
  const told = (files: Record<string, string>, options?: DetectOptions) =>
    synthWithWarnings({ ...inFolder('api', { ...address, ...api, 'src/main.py': address['src/main.py'] }), ...files }, detect(options)).warnings.filter((line) => line.includes('alembic.ini'));
  expect(told(inFolder('database', migrations))).toEqual([
    'database/alembic.ini: no service applies these migrations, because they lie outside of api. Move this file and the folder that it names into it, or set migrations to Migrations.none() for api.',
  ]);
  expect(told(inFolder('database', migrations), { exclude: ['database'] })).toEqual([]);
  expect(told(inFolder('database', migrations), { services: { api: { migrations: Migrations.none() } } })).toEqual([]);
  expect(told(inFolder('api/database', migrations))).toEqual([]);
});
