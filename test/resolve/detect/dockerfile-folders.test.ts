import { isMadeByDockerfile } from '../../../src/resolve/detect/dockerfile-folders';
import { applicationFolder } from '../../support/application-folder';

test.each([
  ['RUN mkdir -p /app/data && chown 1000 /app/data', true],
  ['RUN mkdir -p logs \\\n    ./data/', true],
  ['RUN mkdir database', false],
  ['# RUN mkdir data', false],
  ['RUN mkdir -p /app/logs && ls data', false],
])('%s', (line, expected) => {
  expect(isMadeByDockerfile(applicationFolder({ Dockerfile: `FROM python:3.13\n${line}\n` }), 'data')).toBe(expected);
});
