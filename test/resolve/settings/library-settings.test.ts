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

describe('libraries of signing in', () => {
  const names = (dependencies: { [name: string]: string }, code = '') =>
    librarySettings(applicationFolder({ 'package.json': JSON.stringify({ dependencies }), 'auth.ts': code })).map(({ name, fallback }) => [name, fallback]);

  test.each([
    [{ 'next-auth': '^4.24.0' }, [['NEXTAUTH_SECRET', undefined]]],
    [{ 'next-auth': '5.0.0-beta.25' }, [['AUTH_SECRET', undefined], ['AUTH_TRUST_HOST', 'true']]],
    [{ 'better-auth': '1.2.0' }, [['BETTER_AUTH_SECRET', undefined]]],
    [{ '@workos-inc/authkit-nextjs': '2.12.0' }, [['WORKOS_CLIENT_ID', undefined], ['WORKOS_API_KEY', undefined], ['WORKOS_COOKIE_PASSWORD', undefined], ['NEXT_PUBLIC_WORKOS_REDIRECT_URI', undefined]]],
    [{ '@supabase/auth-helpers-nextjs': '^0.10.0' }, [['NEXT_PUBLIC_SUPABASE_URL', undefined], ['NEXT_PUBLIC_SUPABASE_ANON_KEY', undefined]]],
  ])('%j wants what it finds in no code', (dependencies, expected) => {
    expect(names(dependencies)).toEqual(expected);
  });

  test('what is commented out is not said', () => {
    expect(names({ 'next-auth': '^4.24.0' }, 'import NextAuth from "next-auth";\nNextAuth({\n  // secret: key(),\n});')).toEqual([['NEXTAUTH_SECRET', undefined]]);
  });

  test('what the code says itself is not wanted', () => {
    expect(names({ 'next-auth': '5.0.0' }, 'import NextAuth from "next-auth";\nNextAuth({ secret: key(), trustHost: true });')).toEqual([]);
    const supabase = (url: string) => names({ '@supabase/auth-helpers-nextjs': '1' }, `import { a } from "@supabase/auth-helpers-nextjs";\na({ supabaseUrl: ${url} });`);
    expect(supabase('URL_OF_OURS')).toEqual([]);
    expect(supabase('process.env.NEXT_PUBLIC_SUPABASE_URL')).toHaveLength(2);
    expect(names({ 'next-auth': '^4.24.0' }, 'const other = { secret: 1 };')).toEqual([['NEXTAUTH_SECRET', undefined]]);
  });
});
