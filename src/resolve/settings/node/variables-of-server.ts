import type { SourceFile } from '../../source-files';
import type { Setting } from '../setting';

/** Parts of next.config that reach browsers. */
const SEEN_BY_BROWSERS = /\bredirects\b|\bheaders\b|\benv\s*:|\bpublicRuntimeConfig\b/;
/** Files of Next.js that run on the server alone: routes that answer requests, and what comes before all of them. */
const ON_SERVER = /(?:^|\/)app\/(?:.*\/)?route\.[cm]?[jt]sx?$|(?:^|\/)pages\/api\/.*|(?:^|\/)(?:middleware|proxy|instrumentation)\.[cm]?[jt]s$/;
const SAYS_SERVER = /^\s*["']use server["']|\bimport\s*["']server-only["']/;
/** A server that asks another one, and does not lead browsers there. */
const ASKS = /\bfetch\s*\(|\baxios\b/;
const LEADS_BROWSERS = /\bredirect\s*\(|\bLocation\b/i;

/** Variables that the server alone reads, for rewrites or to ask another one, and nothing that browsers get to see. */
export function variablesOfServer(sources: readonly SourceFile[], read: readonly Setting[]): Set<string> {
  const there = inFiles(read, sources.filter((each) => isRewriting(each) || isAsking(each)));
  const elsewhere = new Set(read.filter((each) => !there.includes(each)).map(({ name }) => name));
  return new Set(there.map(({ name }) => name).filter((name) => !elsewhere.has(name)));
}

function inFiles(read: readonly Setting[], files: readonly SourceFile[]): Setting[] {
  const paths = new Set(files.map(({ path }) => path));
  return read.filter(({ place }) => paths.has(place.replace(/:\d+$/, '')));
}

function isRewriting({ path, source: { text } }: SourceFile): boolean {
  return /(?:^|\/)next\.config\.\w+$/.test(path) && /\brewrites\b/.test(text) && !SEEN_BY_BROWSERS.test(text);
}

function isAsking({ path, source: { text } }: SourceFile): boolean {
  return (ON_SERVER.test(path) || SAYS_SERVER.test(text)) && ASKS.test(text) && !LEADS_BROWSERS.test(text);
}
