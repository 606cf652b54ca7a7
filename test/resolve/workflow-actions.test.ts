import { WORKFLOW_ACTIONS, workflowActions } from '../../src/resolve/workflow-actions';

const asReleased = (action: string): string => action;

test.each(Object.entries(WORKFLOW_ACTIONS))('%s is pinned to a commit, and says which version that is', (_, { name, version, commit }) => {
  expect(`${name}@${version}`).toMatch(/^[\w-]+\/[\w-]+(?:\/[\w-]+)?@v\d+\.\d+\.\d+$/);
  expect(commit).toMatch(/^[0-9a-f]{40}$/);
});

test('an action is used at its commit', () => {
  const { name, version, commit } = WORKFLOW_ACTIONS.checkout;
  expect(workflowActions(asReleased).checkout).toEqual({ uses: `${name}@${commit}`, version });
});

test("an organisation's own takes its place as it is written, and no other's", () => {
  const mirrored = (action: string): string => (action.startsWith('docker/login-action@v') ? 'acme/login-action@main' : action);
  const actions = workflowActions(mirrored);
  expect(actions.login).toEqual({ uses: 'acme/login-action@main' });
  expect(actions.buildx).toEqual(workflowActions(asReleased).buildx);
});
