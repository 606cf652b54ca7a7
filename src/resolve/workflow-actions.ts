import type { ActionModel, WorkflowActions } from '../model/workflow-model';

/** A GitHub action, pinned to the commit of a release. */
interface PinnedAction {
  readonly name: string;
  readonly version: string;
  readonly commit: string;
}

/**
 * Versions and commits of the actions that generated workflows use: their only home. To renew one, take the commit of its
 * release, not the object of an annotated tag: `git ls-remote https://github.com/OWNER/NAME 'refs/tags/VERSION^{}'`, or the
 * same without `^{}` where that prints nothing.
 */
export const WORKFLOW_ACTIONS: { readonly [name in keyof WorkflowActions]: PinnedAction } = {
  checkout: { name: 'actions/checkout', version: 'v7.0.1', commit: '3d3c42e5aac5ba805825da76410c181273ba90b1' },
  buildx: { name: 'docker/setup-buildx-action', version: 'v4.3.0', commit: '37fe631027851001ddb9b187196cc803df7f5f0e' },
  // https://docs.docker.com/build/cache/backends/gha/#authentication
  cacheAccess: { name: 'crazy-max/ghaction-github-runtime', version: 'v4.0.0', commit: '04d248b84655b509d8c44dc1d6f990c879747487' },
  login: { name: 'docker/login-action', version: 'v4.1.0', commit: '4907a6ddec9925e35a0a9e82d7399ccc52663121' },
  cosign: { name: 'sigstore/cosign-installer', version: 'v4.1.2', commit: '6f9f17788090df1f26f669e9d70d6ae9567deba6' },
  uploadSarif: { name: 'github/codeql-action/upload-sarif', version: 'v4.36.2', commit: '8aad20d150bbac5944a9f9d289da16a4b0d87c1e' },
};

/**
 * The actions as pinned by the library, unless the organisation overrides them.
 *
 * @param override returns the replacement for `NAME@VERSION`, or its argument if there is none
 */
export function workflowActions(override: (action: string) => string): WorkflowActions {
  const use = ({ name, version, commit }: PinnedAction): ActionModel => {
    const released = `${name}@${version}`;
    const used = override(released);
    return used === released ? { uses: `${name}@${commit}`, version } : { uses: used };
  };
  const { checkout, buildx, cacheAccess, login, cosign, uploadSarif } = WORKFLOW_ACTIONS;
  return {
    checkout: use(checkout),
    buildx: use(buildx),
    cacheAccess: use(cacheAccess),
    login: use(login),
    cosign: use(cosign),
    uploadSarif: use(uploadSarif),
  };
}
