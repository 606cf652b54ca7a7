import { readManifest } from '../../../package-managers/node-manifest';
import type { ApplicationFolder } from '../../application-folder';
import { isLoaded } from '../../settings/node/loaded-files';
import { javascriptSources, NOT_SERVED_NODE } from '../../source-files';
import { workspacePackages } from '../../workspace-packages';

/** Code that uses the package pg. */
const CLIENT = /\b(?:from|require\(|import\()\s*["']pg["']/;
/** What tells it whether to use TLS: an object, or what another value decides. */
const ASKS = /\bssl\s*:(?!\s*(?:false|undefined|null)\b)/;

/**
 * The place where code asks pg to use TLS, as hosted databases want it. What the address says takes precedence there.
 *
 * @see https://node-postgres.com/features/ssl
 */
export function asksForTls(folder: ApplicationFolder): string | undefined {
  for (const each of [folder, ...workspacePackages(folder)].filter((one) => 'pg' in readManifest(one).dependencies)) {
    for (const { path, source } of javascriptSources(each, NOT_SERVED_NODE, CLIENT)) {
      const found = isLoaded(each, path) ? ASKS.exec(source.text) : null;
      if (found) return `${path}:${source.lineAt(found.index)}`;
    }
  }
  return undefined;
}
