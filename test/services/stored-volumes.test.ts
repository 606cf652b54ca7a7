import { storedVolumes } from '../../src/services/stored-volumes';

const NONE = { folders: [], links: [] };

test('a volume has the name of its folder, or of the whole path where two have the same', () => {
  const names = (...folders: string[]) => storedVolumes('api', { folders, links: [] }, NONE, '/app').map(({ volume }) => volume);
  expect(names('media/uploads', '/var/exports', '.data')).toEqual(['api-uploads', 'api-exports', 'api-data']);
  expect(names('the files', 'Given_files')).toEqual(['api-the-files', 'api-Given_files']);
  expect(names('a/files', '/srv/files', 'media')).toEqual(['api-a-files', 'api-srv-files', 'api-media']);
});

test('one with a database in it is for the migrations, too', () => {
  const databases = { folders: ['data'], links: ['shop.db'] };
  expect(storedVolumes('api', { ...databases, folders: ['data', 'uploads'] }, databases, '/app/web')).toEqual([
    { volume: 'api-sqlite', target: '/app/web/.sqlite' },
    { volume: 'api-data', target: '/app/web/data' },
    { volume: 'api-uploads', target: '/app/web/uploads', holdsFiles: true },
  ]);
});
