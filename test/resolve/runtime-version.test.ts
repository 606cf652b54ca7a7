import { Decisions } from '../../src/resolve/decisions';
import { chooseVersion, RuntimeVersions, UnfitPackages } from '../../src/resolve/runtime-version';

const versions = (afterEnd: 'oldest' | 'pinned'): RuntimeVersions => ({
  name: 'Lua', supported: ['8', '9', '7'], ended: ['6'], afterEnd, allows: (range, version) => range.split(' ').includes(version),
});

function choose(afterEnd: 'oldest' | 'pinned', said: { pinned?: string; requirement?: string; option?: string; named?: string[]; unfit?: UnfitPackages }) {
  const decisions = new Decisions();
  const named = (said.named ?? []).map((value) => ({ value, place: 'file:1' }));
  const version = chooseVersion(decisions, versions(afterEnd), { ...said, setting: 'luaVersion', alias: 'lua', requirementSource: 'manifest', named });
  return { version, decided: decisions.toModel()[0] };
}

test('the pinned version needs no choice', () => {
  expect(choose('oldest', { pinned: '8' })).toMatchObject({ version: undefined, decided: { setting: 'luaVersion', value: '8', origin: 'default' } });
  expect(choose('oldest', { pinned: '8', named: ['8'] })).toMatchObject({ version: undefined, decided: { value: '8', origin: 'file' } });
});

test('an image without a version is not judged', () => {
  expect(choose('oldest', { requirement: '7' })).toMatchObject({ version: undefined, decided: { value: 'that of the image' } });
});

test('what takes the place of an ended version depends on the language', () => {
  expect(choose('oldest', { pinned: '8', named: ['5'] }).version).toBe('7');
  expect(choose('pinned', { pinned: '9', named: ['5'] })).toMatchObject({ version: undefined, decided: { value: '9', origin: 'guess' } });
});

test('a version that came out after this release of the library is taken from the team', () => {
  expect(choose('oldest', { pinned: '8', named: ['10'] })).toMatchObject({ version: '10', decided: { origin: 'file', source: 'file:1' } });
  expect(choose('oldest', { pinned: '8', named: ['10'], requirement: '8' })).toMatchObject({ version: undefined, decided: { value: '8', origin: 'guess' } });
});

test('an application that runs on an ended version alone gets it', () => {
  expect(choose('oldest', { pinned: '8', requirement: '5 6' })).toMatchObject({ version: '6', decided: { source: 'manifest' } });
});

test('a named version with which locked packages never run gives way to one that takes them', () => {
  const unfit = (never: string[]): UnfitPackages => ({ place: 'lock', of: (version) => (version === '7' ? [] : ['a', 'b']), never: (version) => (version === '7' ? [] : never) });
  expect(choose('oldest', { pinned: '8', named: ['9'], unfit: unfit(['a']) })).toMatchObject({
    version: '7', decided: { origin: 'guess', source: 'in place of Lua 9 of file:1, which does not take a in the releases of lock' },
  });
  expect(choose('oldest', { pinned: '8', named: ['9'], unfit: unfit([]) }).version).toBe('9');
  expect(choose('oldest', { pinned: '8', named: ['9'], requirement: '8 9', unfit: unfit(['a']) }).version).toBe('9');
});

test('what takes the place of versions that are all excluded is a guess, with what excludes them', () => {
  const guess = { origin: 'guess', source: 'in place of Lua 9 of file:1, which is excluded by 7 8 in manifest' };
  expect(choose('oldest', { pinned: '8', named: ['9'], requirement: '7 8' })).toMatchObject({ version: undefined, decided: { value: '8', ...guess } });
  expect(choose('oldest', { pinned: '6', named: ['9'], requirement: '7 8' })).toMatchObject({ version: '8', decided: guess });
  expect(choose('oldest', { pinned: '8', named: ['9', '7'], requirement: '7 8' })).toMatchObject({ version: '7', decided: { origin: 'file' } });
});

test('an ended version in place of another is told with what keeps the application from later ones', () => {
  const unfit: UnfitPackages = { place: 'lock', of: (version) => (version === '6' ? [] : ['a']), never: () => [] };
  expect(choose('oldest', { pinned: '8', named: ['5'], unfit })).toMatchObject({
    version: '6', decided: { source: 'in place of Lua 5 of file:1, which has reached its end of life; Lua 7 does not take a in the releases of lock' },
  });
});

test('the option goes before all', () => {
  expect(choose('oldest', { pinned: '8', named: ['7'], option: '9' })).toMatchObject({ version: '9', decided: { origin: 'option' } });
});
