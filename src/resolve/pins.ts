import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ImagePin } from '../model/image-pin';
import { imageReferenceToString, parseImageReference } from '../model/image-reference';
import { Problems } from '../util/problem';
import { didYouMean } from '../util/suggest';

/** Initial images of a new pins file; afterwards only the file counts. */
export const DEFAULT_PINS = {
  'alpine': 'alpine:3.23',
  'buildkit': 'moby/buildkit:v0.33.0',
  'debian': 'debian:trixie-slim',
  'distroless': 'gcr.io/distroless/cc-debian13:nonroot',
  'mariadb': 'mariadb:11.8',
  'nginx': 'nginx:1.29-alpine-slim',
  'node': 'node:24-alpine',
  'node-slim': 'node:24-trixie-slim',
  'pgvector': 'pgvector/pgvector:pg17',
  'postgis': 'postgis/postgis:17-3.5-alpine',
  'postgres': 'postgres:17-alpine',
  'python': 'python:3.13-slim-trixie',
  'python-alpine': 'python:3.13-alpine',
  'sbom-scanner': 'docker/buildkit-syft-scanner:1.11.0',
  'trivy': 'aquasec/trivy:0.74.0',
  'uv': 'astral/uv:0.13',
  'valkey': 'valkey/valkey:9-alpine',
} as const;

/** Initial images from the team or its organisation, and the place that sets them. */
export interface GivenPins {
  readonly where: string;
  readonly images: { readonly [alias: string]: string };
}

/** Placeholder for a missing image; a problem is reported, so it is never rendered. */
const MISSING = 'scratch';

const HEADER = `# Base images of all generated container files. This file is yours: edit a line, or let Dependabot
# or Renovate do it, then run \`npx projen\`. Synthesis reads it and only adds missing lines.
`;
const MERGE_MARK = /^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/;
const FROM_LINE = /^FROM\s+(?:--platform=\S+\s+)?(?<reference>\S+)\s+AS\s+(?<alias>\S+)\s*$/i;

/** The pinned base images: a Dockerfile of aliased FROM lines, because update bots know how to edit one. */
export class Pins {
  private readonly text: string;
  private readonly references = new Map<string, string>();
  private readonly lineNumbers = new Map<string, number>();
  /** Initial images of aliases that the file lacks. */
  private readonly initial = new Map<string, string>(Object.entries(DEFAULT_PINS));
  /** Initial images from the team. */
  private readonly given: ReadonlyMap<string, string>;
  private readonly used = new Set<string>();

  public constructor(projectRoot: string, public readonly path: string, private readonly problems: Problems, private readonly team?: GivenPins) {
    this.given = new Map(Object.entries(team?.images ?? {}));
    const file = join(projectRoot, path);
    const isFolder = existsSync(file) && statSync(file).isDirectory();
    if (isFolder) problems.add(path, 'It is a folder.', 'Remove it; synthesis writes the file that belongs there.');
    this.text = existsSync(file) && !isFolder ? readFileSync(file, 'utf8') : HEADER;
    const lines = this.text.split(/\r?\n/);
    const mark = lines.findIndex((line) => MERGE_MARK.test(line)) + 1;
    if (mark > 0) problems.add(`${path}:${mark}`, 'A merge left both of its sides.', 'Keep the lines of one side, without the marks.');
    lines.forEach((line, index) => MERGE_MARK.test(line) || this.readLine(line, index + 1, mark > 0));
  }

  /**
   * The pinned reference of an alias, or the initial one if the file does not have it yet.
   *
   * @param initial what the line starts with, for an alias that the library does not know
   */
  public get(alias: string, initial?: string): string {
    const known = this.initial.get(alias) ?? initial;
    if (known !== undefined) this.initial.set(alias, known);
    const reference = this.find(alias);
    if (!this.used.has(alias) && reference === undefined) {
      this.problems.add(this.path, `No line has the alias "${alias}".`, `Add one, such as FROM image:tag@sha256:… AS ${alias}.`);
    }
    if (initial !== undefined && known !== initial && !this.references.has(alias) && !this.given.has(alias)) {
      this.problems.add(this.path, `The alias "${alias}" is to start with ${known} and with ${initial}.`, 'Give the two services different aliases, or write the line.');
    }
    this.used.add(alias);
    return reference ?? MISSING;
  }

  /** The reference of an alias, without marking it as used; undefined if there is none. */
  public find(alias: string): string | undefined {
    return this.references.get(alias) ?? this.given.get(alias) ?? this.initial.get(alias);
  }

  /**
   * Reports invalid images, and unused lines, once all services are resolved.
   *
   * @param complete false if some services could not be resolved and may use other lines: then only likely misspellings are
   * reported
   */
  public checkAliases(complete = true): void {
    const known = [...new Set([...this.initial.keys(), ...this.used])];
    this.checkGiven(known);
    for (const [alias, line] of this.lineNumbers) {
      const hint = didYouMean(alias, known);
      if (known.includes(alias) || this.given.has(alias) || (!complete && !hint)) continue;
      const version = /-(?<version>\d+(?:\.\d+)?)$/.exec(alias)?.groups?.version;
      const fix = version ? `Remove the line; or where a file of yours named ${version} and is gone, say it with the service's option.` : `Use one of: ${known.join(', ')}.`;
      this.problems.add(`${this.path}:${line}`, `Nothing uses the alias "${alias}".${hint}`, fix);
    }
  }

  /** The images in use, sorted by alias. */
  public toModel(): ImagePin[] {
    const named = [...this.used].filter((alias) => this.find(alias) !== undefined);
    return named.sort().map((alias) => ({
      alias,
      reference: this.get(alias),
      file: this.path,
      line: this.lineNumbers.get(alias),
    }));
  }

  /** Text of the file, with a line added for each used alias that it lacks. */
  public toText(): string {
    const added = [...this.used]
      .filter((alias) => !this.references.has(alias))
      .sort()
      .map((alias) => `FROM ${this.find(alias) ?? MISSING} AS ${alias}`);
    if (added.length === 0) return this.text;
    const newline = this.text.includes('\r\n') ? '\r\n' : '\n';
    const existing = this.text === '' || this.text.endsWith('\n') ? this.text : this.text + newline;
    return existing + added.map((line) => line + newline).join('');
  }

  /** An organisation sets images for all of its stacks, so only likely misspellings are reported as unused. */
  private checkGiven(known: readonly string[]): void {
    for (const [alias, reference] of this.given) {
      const hint = known.includes(alias) ? '' : didYouMean(alias, known);
      if (hint) this.problems.add(this.team!.where, `pins: nothing uses the alias "${alias}".${hint}`, `Use one of: ${known.join(', ')}.`);
      if (!parseImageReference(reference)) this.problems.add(this.team!.where, `pins: "${reference}" of ${alias} is not an image reference.`, 'Write image:tag@sha256:….');
    }
  }

  private readLine(line: string, number: number, isOfMerge: boolean): void {
    const where = `${this.path}:${number}`;
    if (line.trim() === '' || line.startsWith('#')) return;
    const groups = FROM_LINE.exec(line)?.groups;
    const image = groups && parseImageReference(groups.reference);
    if (!groups || !image) {
      this.problems.add(where, `"${line}" is not a pin.`, 'Write FROM image:tag@sha256:… AS alias, one image a line.');
    } else if (this.references.has(groups.alias)) {
      if (!isOfMerge) this.problems.add(where, `The alias "${groups.alias}" is pinned twice.`, 'Keep one of the two lines.');
    } else {
      this.references.set(groups.alias, imageReferenceToString(image));
      this.lineNumbers.set(groups.alias, number);
    }
  }
}
