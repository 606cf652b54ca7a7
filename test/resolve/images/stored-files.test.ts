import { storeFiles, volumeFolders } from '../../../src/resolve/images/stored-files';
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
