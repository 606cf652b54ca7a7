import type { UrlPart } from '../../../src/model/url-part';
import { Decisions } from '../../../src/resolve/decisions';
import type { Setting } from '../../../src/resolve/settings/setting';
import { decideFixedAddresses, openedAddresses } from '../../../src/services/nextjs/opened-addresses';
import { applicationFolder } from '../../support/application-folder';

const CONFIG = { file: 'next.config.js' };
const FILES = {
  'next.config.js': 'module.exports = { rewrites: () => [{ source: "/b", destination: "http://127.0.0.1:8000/b" }] };\n',
  'app/page.tsx': 'fetch("http://localhost:8001/a");\nfetch("http://search:7700");\n',
};

function decided(isStatic: boolean): Decisions {
  const decisions = new Decisions();
  decideFixedAddresses(decisions, applicationFolder(FILES), CONFIG, { port: 3000, isStatic });
  return decisions;
}

test('addresses that code has written in it are told; of a static site, those of rewrites lead nowhere', () => {
  expect(decided(false).toModel().map(({ source, value }) => [source, value])).toEqual([
    ['next.config.js:1', '127.0.0.1'], ['app/page.tsx:1', 'localhost'], ['app/page.tsx:2', 'search'],
  ]);
  expect(decided(true).toModel().map(({ source }) => source)).toEqual(['app/page.tsx:1', 'app/page.tsx:2']);
});

test('a server may open what it was given for browsers, and ports of the developer\'s machine', () => {
  const browser: UrlPart = { service: 'api', audience: 'browser', path: '/v1' };
  const environment = { NEXT_PUBLIC_API: { ...browser, others: [{ ...browser, service: 'chat' }] }, NEXT_PUBLIC_SITE: { ...browser, service: 'web' }, API_URL: { ...browser, service: 'other' }, PUBLIC_SEARCH: { ...browser, service: 'search' } };
  expect(openedAddresses('web', environment, [], decided(false))).toEqual({ services: ['api', 'chat', 'search'], ports: [8000, 8001] });
});

test('a server may open what next.config writes into the code of browsers, whatever the name', () => {
  const browser: UrlPart = { service: 'api', audience: 'browser', path: '' };
  const written: Setting = { name: 'API_URL', place: '', required: false, form: 'text', inBrowser: true };
  expect(openedAddresses('web', { API_URL: browser }, [written], new Decisions())).toEqual({ services: ['api'], ports: [] });
});

test('a server that has none opens none', () => {
  const inside: UrlPart = { service: 'api', audience: 'stack', path: '' };
  expect(openedAddresses('web', { NEXT_PUBLIC_TITLE: 'Shop', NEXT_PUBLIC_API: inside }, [], new Decisions())).toBeUndefined();
});
