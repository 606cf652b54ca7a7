import { findApplications } from '../../src/discovery/find-applications';
import { applicationFolder, Files, inFolder } from '../support/application-folder';
import { FASTAPI, NEXTJS } from '../support/applications';

const find = (files: Files, exclude?: string[]) => findApplications(applicationFolder(files), exclude).applications.map(({ kind, path }) => `${kind} ${path}`);

test('a backend and a frontend, the backend first', () => {
  expect(find({ ...inFolder('a-frontend', NEXTJS), ...inFolder('backend', FASTAPI) })).toEqual(['fastapi backend', 'nextjs a-frontend']);
});

test('both in one folder', () => {
  const api = { 'requirements.txt': 'fastapi\n', 'api/index.py': 'from fastapi import FastAPI\napp = FastAPI()\n' };
  expect(find({ ...NEXTJS, ...api })).toEqual(['fastapi .', 'nextjs .']);
});

test('a sample counts only where there is nothing else', () => {
  const sample = inFolder('examples/todo', NEXTJS);
  expect(find(sample)).toEqual(['nextjs examples/todo']);
  expect(find({ ...sample, ...inFolder('web', NEXTJS) })).toEqual(['nextjs web']);
});

test('a sample within an application is no application of its own', () => {
  expect(find({ ...NEXTJS, 'app/demo/page.tsx': '' })).toEqual(['nextjs .']);
});

test('excluded folders are not looked at', () => {
  const files = { ...inFolder('web', NEXTJS), ...inFolder('legacy/web', NEXTJS), ...inFolder('legacy-2', NEXTJS) };
  expect(find(files, ['legacy/'])).toEqual(['nextjs legacy-2', 'nextjs web']);
});
