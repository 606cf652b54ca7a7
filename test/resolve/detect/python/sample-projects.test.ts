import { withoutSampleProjects } from '../../../../src/resolve/detect/python/sample-projects';
import { applicationFolder } from '../../../support/application-folder';

const FILES = { 'main.py': 'import db\n', 'db.py': '', 'samples/chat/main.py': '', 'samples/chat/requirements.txt': 'fastapi\n' };
const kept = (files: Readonly<Record<string, string>>) => {
  const folder = applicationFolder(files);
  return withoutSampleProjects(folder, folder.files());
};

test('a project of its own among the samples is not part of the application', () => {
  expect(kept(FILES)).toEqual(['db.py', 'main.py']);
});

test('what has no manifest is, and so is a project that the application imports', () => {
  const { 'samples/chat/requirements.txt': manifest, ...without } = FILES;
  expect(kept(without)).toContain('samples/chat/main.py');
  expect(manifest).toBeDefined();
  expect(kept({ ...FILES, 'main.py': 'from samples.chat import main\n' })).toContain('samples/chat/main.py');
});
