import { HealthCheck } from '../../src/model/health-check';
import { Decisions } from '../../src/resolve/decisions';
import { detectNextApplication } from '../../src/resolve/detect/node/next-application';
import { decideAddress, decideServer, decideStaticSite, NextChoices } from '../../src/resolve/next-decisions';
import { applicationFolder, Files } from '../support/application-folder';

function decide(files: Files, choices: NextChoices = {}) {
  const decisions = new Decisions();
  const application = detectNextApplication(applicationFolder(files));
  const values = { ...decideAddress(decisions, choices, application), ...decideServer(decisions, choices, application) };
  return { values, made: decisions.toModel() };
}

const IMAGE = { 'app/page.js': "import Image from 'next/image';\n" };
const HEALTH = { 'app/api/health/route.js': '' };

test('without a word from anyone the defaults hold, each with its reason', () => {
  const { values, made } = decide({});
  expect(values).toEqual({ port: 3000, checkPath: '/', isFallback: true, anyAnswer: true, distDir: '.next', keepSharp: false });
  expect(made.every(({ origin }) => origin === 'default')).toBe(true);
  expect(made.map(({ setting }) => setting)).toEqual(['port', 'healthCheck', 'distDir', 'imageOptimization']);
});

test('what the files say is told with its place', () => {
  const { values, made } = decide({ ...IMAGE, ...HEALTH, 'package.json': '{ "scripts": { "start": "next start -p 4000" } }', 'next.config.js': "module.exports = { distDir: 'build' };" });
  expect(values).toEqual({ port: 4000, checkPath: '/api/health', isFallback: false, anyAnswer: false, distDir: 'build', keepSharp: true });
  expect(made.map(({ source }) => source)).toEqual(['package.json:1', 'app/api/health/route.js', 'next.config.js:1', 'app/page.js:1']);
});

test('where there is neither a route for health checks nor a page, any answer will do', () => {
  expect(decide({ 'app/api/orders/route.ts': '' })).toMatchObject({
    values: { checkPath: '/', anyAnswer: true },
    made: expect.arrayContaining([expect.objectContaining({ source: 'no route is named for health checks; there is no page either, any status below 500 will do' })]) as unknown,
  });
  expect(decide(IMAGE).values.anyAnswer).toBe(false);
  expect(decide({}, { healthCheck: HealthCheck.http({ path: '/up' }) }).values.anyAnswer).toBe(false);
});

test('what is said goes first', () => {
  expect(decide(IMAGE, { port: 5000, imageOptimization: false, healthCheck: HealthCheck.http({ path: '/up' }) }).values).toMatchObject({ port: 5000, checkPath: '/up', keepSharp: false });
});

test.each([
  [{ ...HEALTH, 'next.config.js': "module.exports = { basePath: '/shop' };" }, '/shop/api/health', 'next.config.js:1 and app/api/health/route.js'],
  [{ 'next.config.js': "module.exports = { basePath: '/shop' };" }, '/shop', 'next.config.js:1'],
])('the base path goes before the path of the check (%#)', (files, path, source) => {
  const { values, made } = decide(files);
  expect(values.checkPath).toBe(path);
  expect(made[1].source).toBe(source);
});

test('images that the server leaves as they are need no sharp', () => {
  expect(decide({ ...IMAGE, 'next.config.js': 'module.exports = { images: { unoptimized: true } };' }).values.keepSharp).toBe(false);
});

describe('a static site', () => {
  const site = (config: string) => {
    const decisions = new Decisions();
    const values = decideStaticSite(decisions, detectNextApplication(applicationFolder({ 'next.config.mjs': config })).config);
    return { values, made: decisions.toModel() };
  };

  test('is said by next.config, with the line', () => {
    const { values, made } = site("export default {\n  output: 'export',\n};");
    expect(values).toEqual({ exportFolder: 'out', trailingSlash: false });
    expect(made[0]).toEqual({ setting: 'output', value: 'export', origin: 'file', source: 'next.config.mjs:2', change: 'output in next.config' });
  });

  test('lies in out where distDir is the usual folder', () => {
    expect(site("export default { output: 'export', distDir: '.next' };").values.exportFolder).toBe('out');
  });

  test('lies where distDir says, with addresses as trailingSlash says', () => {
    const { values, made } = site("export default {\n  output: 'export',\n  distDir: 'dist',\n  trailingSlash: true,\n};");
    expect(values).toEqual({ exportFolder: 'dist', trailingSlash: true });
    expect(made.map(({ source }) => source)).toEqual(['next.config.mjs:2', 'next.config.mjs:3', 'next.config.mjs:4']);
  });
});
