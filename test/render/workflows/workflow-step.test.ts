import { jobContent } from '../../../src/render/workflows/workflow-step';

test('a job has its keys, rights, outputs and steps, in this order, and nothing that is not said', () => {
  const content = jobContent({
    keys: { 'name': 'build', 'runs-on': 'ubuntu-24.04' },
    permissions: { contents: { level: 'read' }, packages: { level: 'write', why: 'pushes' } },
    outputs: { digest: '${{ steps.push.outputs.digest }}' },
    steps: [
      { comment: 'Why.', uses: { uses: 'actions/checkout@abc', version: 'v7.0.1' }, with: { 'persist-credentials': false } },
      { name: 'Push', id: 'push', run: 'bash push.sh', env: { A: 'b' } },
    ],
  });
  expect(JSON.stringify(content)).toBe(JSON.stringify({
    'name': 'build',
    'runs-on': 'ubuntu-24.04',
    'permissions': { contents: 'read', packages: 'write' },
    'outputs': { digest: '${{ steps.push.outputs.digest }}' },
    'steps': [
      { uses: 'actions/checkout@abc', with: { 'persist-credentials': false } },
      { name: 'Push', id: 'push', run: 'bash push.sh', env: { A: 'b' } },
    ],
  }));
});

test('a job without outputs has no such key', () => {
  expect(jobContent({ keys: {}, permissions: {}, steps: [] })).toEqual({ permissions: {}, steps: [] });
});
