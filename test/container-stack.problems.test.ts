import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Project } from 'projen';
import { ContainerStack, FastApiService, NextJsService } from '../src';
import { inFolder } from './support/application-folder';
import { FASTAPI, NEXTJS } from './support/applications';
import { Repository, synth, synthAgain, synthError } from './support/synth';

const FILES = { ...inFolder('backend', FASTAPI), ...inFolder('frontend', NEXTJS), 'notes.txt': 'not a folder' };

const right = (project: Project) => {
  const stack = new ContainerStack(project, { name: 'shop' });
  new FastApiService(stack, 'backend', { path: 'backend' });
  new NextJsService(stack, 'frontend', { path: 'frontend' });
};
const wrong = (project: Project) => {
  const stack = new ContainerStack(project, { name: 'shop' });
  new FastApiService(stack, 'backend', { path: 'bakend' });
  new NextJsService(stack, 'frontend', { path: 'notes.txt' });
  new FastApiService(stack, 'one', { path: 'backend' });
  new FastApiService(stack, 'two', { path: 'backend' });
};

test('a folder that is missing and a file in its place are told exactly', () => {
  const message = synthError(FILES, (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    new FastApiService(stack, 'backend', { path: 'bakend' });
    new NextJsService(stack, 'frontend', { path: 'notes.txt' });
  });
  expect(message.replace(/\(\/.*\)/g, '(ROOT)')).toBe(`2 problems in the container stack; no file was changed.

  shop/backend
    path "bakend" does not exist.
    Fix: Give the application's folder, relative to the project's root (ROOT).

  shop/frontend
    path "notes.txt" is a file.
    Fix: Give the application's folder, relative to the project's root (ROOT).
`);
});

test('problems of different kinds are told together', () => {
  const message = synthError({ ...FILES, 'docker/pins/Dockerfile': 'FROM nod AS nod\n' }, wrong);
  expect(message).toMatch(/^4 problems in the container stack; no file was changed\.\n/);
  for (const where of ['docker/pins/Dockerfile:1', 'shop/backend', 'shop/frontend', 'shop/two']) expect(message).toContain(`\n  ${where}\n`);
});

test('a problem in an empty project leaves nothing behind', () => {
  const repository = new Repository(synth(FILES, () => undefined).root);
  const before = repository.files();
  expect(() => synthAgain(repository, wrong)).toThrow('no file was changed');
  expect(repository.files()).toEqual(before);
});

test('a problem leaves every file as it was, also generated ones and those that their owner changed', () => {
  const repository = synth(FILES, right);
  const pins = join(repository.root, 'docker/pins/Dockerfile');
  writeFileSync(pins, `${readFileSync(pins, 'utf8')}# mine\n`);
  const before = repository.files();
  expect(() => synthAgain(repository, wrong)).toThrow('3 problems');
  expect(repository.files()).toEqual(before);
});

test('when the problems are mended the stack is synthesised', () => {
  const repository = synth(FILES, () => undefined);
  expect(() => synthAgain(repository, wrong)).toThrow();
  expect(synthAgain(repository, right).has('docker/docker-compose.yml')).toBe(true);
});

test.each(['My Shop', 'shop_1', 'shop.example', '1shop', 'SHOP'])('a stack cannot be called "%s"', (name) => {
  const message = synthError(FILES, (project) => void new FastApiService(new ContainerStack(project, { name }), 'backend', { path: 'backend' }));
  expect(message).toContain(`"${name}" cannot be the name of a stack.`);
});

test.each(['My Service', 'api_v2', 'api.v2', '2nd', 'Größe', 'a/b'])('a service cannot be called "%s"', (name) => {
  const message = synthError(FILES, (project) => void new FastApiService(new ContainerStack(project, { name: 'shop' }), name, { path: 'backend' }));
  expect(message).toContain(`"${name}" cannot be the name of a service.`);
});
