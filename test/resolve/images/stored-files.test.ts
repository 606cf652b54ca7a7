import { copyStoredFolders, storeCommands, storeFiles, storeFilesToCopy, volumeFolders } from '../../../src/resolve/images/stored-files';
import { rendered } from '../../support/dockerfile';

test('nothing is made where nothing is kept', () => {
  expect(storeFiles({ folders: [], links: [] })).toEqual([]);
});

test('folders of volumes are for any user, and databases beside the code are links into one', () => {
  const stored = { folders: ['data'], links: ['api/shop.db'] };
  expect(volumeFolders(stored)).toEqual(['.sqlite', 'data']);
  expect(rendered(...storeFiles(stored))).toBe(`# Volumes get their permissions from here; the container may run as any user.
# SQLite follows the links.
RUN install -d -m 1777 .sqlite data \\
 && ln -s /app/.sqlite/shop.db api/shop.db
`);
});

test('a folder outside of the application is made elsewhere where only that is copied, and copied with its permissions', () => {
  const stored = { folders: ['data', '/var/lib/shop'], links: [] };
  expect(rendered(...storeFiles(stored))).toContain('RUN install -d -m 1777 data /var/lib/shop\n');
  expect(rendered(...storeFilesToCopy(stored))).toContain('RUN install -d -m 1777 data /stored/var/lib/shop\n');
  expect(rendered(...copyStoredFolders(stored, 'code'))).toBe('COPY --from=code /stored/ /\n');
  expect(copyStoredFolders({ folders: ['data'], links: [] }, 'code')).toEqual([]);
});

test('paths with characters that a shell reads are quoted', () => {
  const stored = { folders: ["the team's files"], links: ['apps/(my) web/shop.db'] };
  expect(storeCommands(stored)).toEqual([
    'install -d -m 1777 .sqlite \'the team\'\\\'\'s files\'',
    'ln -s /app/.sqlite/shop.db \'apps/(my) web/shop.db\'',
  ]);
});
