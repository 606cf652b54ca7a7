import { decideBuildEnvironment, decideBuildScripts } from '../../src/resolve/build-environment';
import { Decisions } from '../../src/resolve/decisions';
import { applicationFolder, Files } from '../support/application-folder';

function decide(files: Files, option?: { [name: string]: string }, baked?: { [name: string]: string }) {
  const decisions = new Decisions();
  return { ...decideBuildEnvironment(decisions, applicationFolder(files), { option, baked }), made: decisions.toModel() };
}

test('committed settings without a secret enter the build', () => {
  expect(decide({ '.env': 'A=1\n' })).toMatchObject({ files: ['.env'], variables: {}, made: [{ setting: '.env in the build', value: 'true' }] });
});

test('committed settings with a secret stay out, and it is told why', () => {
  expect(decide({ '.env': 'A=1\nAPI_TOKEN=abc\n' })).toMatchObject({
    files: [],
    made: [{ value: 'false', source: '.env:2, API_TOKEN has the name of a secret' }],
  });
});

test('a placeholder is a guess, and gives way to what is said or committed', () => {
  const code = { 'a.ts': 'process.env.API_URL!\nprocess.env.SITE!\nprocess.env.OTHER_URL!' };
  expect(decide({ ...code, '.env.production': 'SITE=shop\n' }, { API_URL: 'http://api.example' })).toMatchObject({
    variables: { API_URL: 'http://api.example', OTHER_URL: 'http://build.invalid' },
    made: [{ setting: '.env.production in the build' }, { setting: 'OTHER_URL in the build', origin: 'guess' }, { setting: 'API_URL in the build', origin: 'option' }],
  });
});

test('a value that nothing can stand for is in the build, unless the user says another', () => {
  const baked = { NEXT_PUBLIC_KEY: 'pk_test_1' };
  expect(decide({}, undefined, baked)).toMatchObject({ variables: baked, made: [{ setting: 'NEXT_PUBLIC_KEY in the build', value: 'pk_test_1', origin: 'default' }] });
  expect(decide({}, { NEXT_PUBLIC_KEY: 'pk_test_2' }, baked)).toMatchObject({ variables: { NEXT_PUBLIC_KEY: 'pk_test_2' }, made: [{ origin: 'option' }] });
});

test('what a build leaves out is told, as a guess', () => {
  const decisions = new Decisions();
  const folder = applicationFolder({ 'package.json': '{"scripts": {"build": "prisma migrate deploy && next build"}}' });
  expect(decideBuildScripts(decisions, folder).changed).toEqual({ build: 'next build' });
  expect(decisions.toModel()).toEqual([
    {
      setting: 'left out of the build',
      value: 'prisma migrate deploy',
      origin: 'guess',
      source: 'package.json:1, which changes a database',
      change: 'the build script; option migrations for what runs before the service',
    },
  ]);
});

test('of a build that changes no database nothing is told', () => {
  const decisions = new Decisions();
  expect(decideBuildScripts(decisions, applicationFolder({ 'package.json': '{"scripts": {"build": "next build"}}' })).leftOut).toEqual([]);
  expect(decisions.toModel()).toEqual([]);
});

test('a build that would run on Bun runs on Node.js, and it is told', () => {
  const decisions = new Decisions();
  const folder = applicationFolder({ 'package.json': '{"scripts": {"build": "bun --bun next build"}}' });
  expect(decideBuildScripts(decisions, folder).changed).toEqual({ build: 'bun next build' });
  expect(decisions.toModel()).toMatchObject([{ setting: 'runtime of the build', value: 'Node.js', source: 'package.json:1, less --bun: what ships runs on it' }]);
});

test('a build that would remove what is mounted does not, and it is told', () => {
  const decisions = new Decisions();
  const folder = applicationFolder({ 'package.json': '{"scripts": {"build": "rm -rf .next && next build"}}' });
  expect(decideBuildScripts(decisions, folder).changed).toEqual({ build: 'next build' });
  expect(decisions.toModel()).toMatchObject([{ setting: 'build folder', value: 'kept', source: expect.stringMatching(/^package\.json:1, less what removes \.next/) }]);
});
