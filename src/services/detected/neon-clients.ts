import type { Candidate } from './candidate';
import { isLoaded } from '../../resolve/settings/node/loaded-files';
import { javascriptSources, NOT_SERVED_NODE } from '../../resolve/source-files';

const MODULES = String.raw`["'](?<module>@neondatabase/serverless|@vercel/postgres(?:-kysely)?)["']`;
/** An import of more than types. */
const IMPORTS = new RegExp(String.raw`\b(?:import\s+(?!type\b)[^"';]*\bfrom|require\(|import\()\s*${MODULES}`);
/** Code that leads the client elsewhere, such as to a proxy of the team. */
const CONFIGURED = /\bneonConfig\s*\./;

/** Tells of code that reaches its database by a proxy that only Neon has, where the stack has the database. */
export function tellNeonClients({ name, application: { kind }, folder, dialect }: Candidate): string[] {
  if (kind !== 'nextjs' || dialect === undefined) return [];
  const sources = javascriptSources(folder, NOT_SERVED_NODE, IMPORTS).filter(({ path }) => isLoaded(folder, path));
  if (sources.some(({ source }) => CONFIGURED.test(source.text))) return [];
  const found = sources.flatMap(({ path, source }) => {
    const use = IMPORTS.exec(source.text);
    return use ? [{ file: folder.pathTo(path), place: `${path}:${source.lineAt(use.index + use[0].length)}`, module: use.groups!.module }] : [];
  });
  // What lies at the top may be a script beside the application.
  const [first] = found.filter(({ file }) => file.includes('/') || found.length === 1);
  const { place, module } = first ?? found[0] ?? {};
  return place ? [`${place}: ${module} reaches databases at Neon alone, and ${name} gets the one of the stack. Import the client of pg there; or give ${name} the address of a database at Neon.`] : [];
}
