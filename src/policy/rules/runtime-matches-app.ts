import type { RuntimeModel } from '../../model/application-model';
import { parseImageReference } from '../../model/image-reference';
import { byVersion, nodeRangeAllows, pythonRangeAllows } from '../../util/version-range';
import { eachModel, Fault } from '../checks';
import { END_OF_LIFE, EndOfLife } from '../data/end-of-life';
import { backend } from '../example-code';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

interface Language {
  readonly ends: EndOfLife;
  /** Option with the version. */
  readonly option: string;
  /** Whether package managers install on a version outside the requirement. */
  readonly installsAnyway: boolean;
  allows(range: string, version: string): boolean | undefined;
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  'Python': { allows: pythonRangeAllows, ends: END_OF_LIFE.python, option: 'pythonVersion', installsAnyway: false },
  'Node.js': { allows: nodeRangeAllows, ends: END_OF_LIFE.node, option: 'nodeVersion', installsAnyway: true },
};

/** Version at the start of a tag, such as 3.13 of `3.13-slim-trixie`; `lts` and code names have none. */
function versionOf({ image }: RuntimeModel): string | undefined {
  return /^\d+(?:\.\d+){0,2}(?![\w.])/.exec(parseImageReference(image)?.tag ?? '')?.[0];
}

/** The release lines that a requirement allows, if all are past their end of life. */
function endedLines({ name, requirement = '' }: RuntimeModel, today: string): { readonly first: string; readonly last: string; readonly date: string } | undefined {
  const { allows, ends } = LANGUAGES[name];
  const lines = Object.keys(ends).filter((line) => allows(requirement, line) === true).sort(byVersion);
  const last = lines.at(-1);
  return last !== undefined && lines.every((line) => ends[line] < today) ? { first: lines[0], last, date: ends[last] } : undefined;
}

/** The image of a line moves on to newer releases, which an application that allows a single one rejects. */
function singleRelease({ image, name, requirement = '', requirementSource }: RuntimeModel, version: string): Fault | undefined {
  const release = /^={0,3}\s*(?<release>\d+\.\d+\.\d+)$/.exec(requirement)?.groups?.release;
  if (name !== 'Python' || release === undefined || release === version) return undefined;
  return {
    what: `"${image}" is the newest ${name} ${version}, but the application asks for "${requirement}" alone, which uv refuses to install on another.`,
    fix: `Let ${requirementSource} allow later ones, which mend flaws, such as ">=${release}", and lock anew.`,
    source: requirementSource,
    file: requirementSource.split(',')[0],
    severity: Severity.MEDIUM,
  };
}

/** Whether the application is built on another version all the same: the user says so, or nobody can have what it asks for. */
function isTolerated({ name, versionSaid, isDetected }: RuntimeModel, hasEnded: boolean): boolean {
  return LANGUAGES[name].installsAnyway && (versionSaid === true || (isDetected === true && hasEnded));
}

function wayOut(runtime: RuntimeModel, version: string, oldest: string): string {
  const { name, requirementSource } = runtime;
  const { option, installsAnyway } = LANGUAGES[name];
  const widen = `Let ${requirementSource} allow a supported one, such as ">=${oldest}"`;
  if (isTolerated(runtime, true)) return `${widen}.`;
  return installsAnyway ? `${widen}; or say ${option}: '${version}', which installs all the same.` : `${widen}, and lock anew.`;
}

export const runtimeMatchesApp = builtInRule({
  id: 'runtime-matches-app',
  severity: Severity.HIGH,
  description: "The image's version of Python or Node.js is one that the application supports.",
  page: {
    why: "With any other version the package manager refuses to install, or the application fails in production in ways that never showed on the developer's machine.",
    equivalents: ['npm `engine-strict`', 'uv: "requires-python"'],
    bad: {
      files: { 'backend/pyproject.toml': '[project]\nname = "backend"\nversion = "1.0"\nrequires-python = "<3.9"\n' },
      code: backend(),
    },
    good: {
      files: { 'backend/pyproject.toml': '[project]\nname = "backend"\nversion = "1.0"\nrequires-python = ">=3.12,<4"\n' },
      code: backend(),
    },
  },
  check: eachModel(({ application }, { pins = [] }, today) => {
    const runtime = application?.runtime;
    const version = runtime && versionOf(runtime);
    if (!runtime?.requirement || !version) return undefined;
    if (LANGUAGES[runtime.name].allows(runtime.requirement, version) !== false) return singleRelease(runtime, version);
    const pin = pins.find(({ reference }) => reference === runtime.image);
    const ended = endedLines(runtime, today);
    const asks = `"${runtime.image}" has ${runtime.name} ${version}, but the application asks for "${runtime.requirement}"`;
    return {
      what: ended ? `${asks}, of which the last, ${ended.last}, reached its end of life on ${ended.date}.` : `${asks}.`,
      fix: ended ? wayOut(runtime, version, ended.first) : `Give another as ${LANGUAGES[runtime.name].option}${pin ? `, or as ${pin.alias} in ${pin.file}` : ''}, or widen the requirement.`,
      source: runtime.requirementSource,
      file: runtime.requirementSource.split(',')[0],
      severity: isTolerated(runtime, ended !== undefined) ? Severity.MEDIUM : undefined,
    };
  }),
});
