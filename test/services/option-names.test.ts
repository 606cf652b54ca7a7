import type { Construct } from 'constructs';
import { FastApiService, FastApiServiceOptions } from '../../src';
import { FASTAPI_OPTIONS, NEXTJS_OPTIONS } from '../../src/services/option-names';
import { shop } from '../bad-input/case';
import { inFolder } from '../support/application-folder';
import { FASTAPI } from '../support/applications';
import { synth } from '../support/synth';

test('a kind knows its own options, and those that all have', () => {
  expect(FASTAPI_OPTIONS).toEqual(expect.arrayContaining(['app', 'port', 'environment']));
  expect(NEXTJS_OPTIONS).toEqual(expect.arrayContaining(['nodeVersion', 'port', 'environment']));
  expect(NEXTJS_OPTIONS).not.toContain('app');
});

test('a kind of a team that extends one may have more', () => {
  interface TeamServiceOptions extends FastApiServiceOptions {
    readonly team: string;
  }
  class TeamService extends FastApiService {
    public constructor(scope: Construct, id: string, options: TeamServiceOptions) {
      super(scope, id, options);
      this.addEnvironment('TEAM', options.team);
    }
  }
  const repository = synth(inFolder('backend', FASTAPI), shop((stack) => void new TeamService(stack, 'backend', { path: 'backend', team: 'orders' })));
  expect(repository.service('backend')).toMatchObject({ environment: { TEAM: 'orders' } });
});
