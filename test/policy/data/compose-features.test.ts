import { MINIMUM_VERSIONS } from '../../../src/model/minimum-versions';
import { COMPOSE_FEATURES, DOCKERFILE_FEATURES } from '../../../src/policy/data/compose-features';

const numbers = (version: string): number => version.split('.').slice(0, 2).reduce((sum, part) => sum * 1000 + Number(part), 0);

test('every feature came after the floor, else it would be no feature', () => {
  expect(COMPOSE_FEATURES.filter(({ compose }) => numbers(compose) <= numbers(MINIMUM_VERSIONS.compose))).toEqual([]);
  expect(COMPOSE_FEATURES.filter(({ engine }) => engine && numbers(engine) <= numbers(MINIMUM_VERSIONS.engine))).toEqual([]);
  expect(DOCKERFILE_FEATURES.filter(({ syntax }) => numbers(syntax) <= numbers('1.6'))).toEqual([]);
});

test('they are sorted by path, each there once', () => {
  const paths = COMPOSE_FEATURES.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});
