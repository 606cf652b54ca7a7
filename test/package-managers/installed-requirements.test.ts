import { installedRequirements } from '../../src/package-managers/installed-requirements';
import { pythonProject } from '../support/python-project';

const files = { 'deps/app.txt': 'fastapi\n', 'requirements-docker.txt': 'fastapi\n', 'requirements.txt': 'fastapi\n' };

function named(dockerfile: string): string[] {
  return installedRequirements(pythonProject({ ...files, Dockerfile: dockerfile }).folder);
}

test.each([
  ['RUN pip install -r requirements.txt', ['requirements.txt']],
  ['RUN pip install --no-cache-dir --upgrade -r /code/requirements-docker.txt', ['requirements-docker.txt']],
  ['RUN uv pip install --system --requirement=./deps/app.txt', ['deps/app.txt']],
  ['ARG file=deps/app.txt\nRUN python -m pip install \\\n  -r ${file} && rm -rf /root/.cache', ['deps/app.txt']],
  ['FROM python:3.13\nRUN pip3 install -r requirements.txt -r deps/app.txt', ['requirements.txt', 'deps/app.txt']],
])('%s names a file of the folder', (dockerfile, expected) => {
  expect(named(dockerfile)).toEqual(expected);
});

test.each(['', '# RUN pip install -r deps/app.txt', 'RUN pip install -r elsewhere.txt', 'RUN pip install uvicorn && cp -r deps/app.txt /tmp', 'RUN pip install -r $file'])(
  '%s names none', (dockerfile) => {
    expect(named(dockerfile)).toEqual([]);
  });
