import { committedCredentials, npmCredentials, npmrc } from '../../src/package-managers/npmrc';
import { applicationFolder } from '../support/application-folder';

test.each([
  ['//registry.example.com/:_authToken=0123456789abcdef', [{ line: 1, key: '_authToken', literal: true }]],
  ['a=b\n  //registry.example.com/path/:_password = "cGFzcw=="', [{ line: 2, key: '_password', literal: true }]],
  ['_auth=dXNlcjpwYXNz', [{ line: 1, key: '_auth', literal: true }]],
  ['//registry.example.com/:_authToken=${NPM_TOKEN}', [{ line: 1, key: '_authToken', literal: false }]],
  ['; //registry.example.com/:_authToken=abc\n# _auth=abc\nregistry=https://registry.example.com\nkeywords=a', []],
])('the credentials in %j', (text, expected) => {
  expect(npmCredentials(text)).toEqual(expected);
});

test('only an .npmrc without a credential that is written down enters a build', () => {
  expect(npmrc(applicationFolder({ '.npmrc': 'node-linker=hoisted\n' }))).toEqual(['.npmrc']);
  expect(npmrc(applicationFolder({ '.npmrc': '//registry.example.com/:_authToken=abc\n' }))).toEqual([]);
  expect(npmrc(applicationFolder({}))).toEqual([]);
});

test('a credential that is written down counts as committed where git does not ignore the file', () => {
  const text = 'registry=https://registry.example.com\n//registry.example.com/:_authToken=abc\n//other.example.com/:_authToken=${TOKEN}\n';
  expect(committedCredentials(applicationFolder({ '.npmrc': text }))).toEqual([{ line: 2, key: '_authToken', literal: true }]);
  expect(committedCredentials(applicationFolder({}))).toEqual([]);
});
