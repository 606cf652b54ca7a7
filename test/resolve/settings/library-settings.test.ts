import { librarySettings } from '../../../src/resolve/settings/library-settings';
import { applicationFolder } from '../../support/application-folder';

test('what a library reads itself is a required setting, at the place where it is a dependency', () => {
  const manifest = JSON.stringify({ dependencies: { 'next': '15.0.0', '@clerk/nextjs': '6.0.0' } }, null, 2);
  expect(librarySettings(applicationFolder({ 'package.json': manifest }))).toEqual([
    { name: 'NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY', place: 'package.json:4, by @clerk/nextjs', required: true, form: 'text' },
    { name: 'CLERK_SECRET_KEY', place: 'package.json:4, by @clerk/nextjs', required: true, form: 'text' },
  ]);
});

test('an application without such a library has none', () => {
  expect(librarySettings(applicationFolder({ 'package.json': '{"dependencies": {"next": "15.0.0"}}' }))).toEqual([]);
});
