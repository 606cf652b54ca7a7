import { posix } from 'node:path';
import type { ApplicationModel } from '../../model/application-model';
import { folderInWords } from '../../util/folder-in-words';
import { inShort } from '../../util/in-short';
import { eachModel, Fault } from '../checks';
import { frontend } from '../example-code';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

function several({ path, lockFiles: { used, reason, others } }: ApplicationModel): Pick<Fault, 'what' | 'fix'> | undefined {
  if (others.length === 0) return undefined;
  return {
    what: `${folderInWords(path)} has ${[used, ...others].join(' and ')}; ${used} is used, being ${reason}.`,
    fix: `Delete ${others.join(' and ')}, or ${used} if it is the one left over.`,
  };
}

function open({ path, lockFiles: { used, unlocked } }: ApplicationModel): Pick<Fault, 'what' | 'fix'> | undefined {
  if (unlocked.length === 0) return undefined;
  const names = inShort([...new Set(unlocked)]);
  if (used.endsWith('package.json')) {
    return {
      what: `${folderInWords(path)} has no lock file; ${posix.join(path, used)} leaves the version of ${names} open.`,
      fix: 'Run npm install there, or the package manager of your choice, and commit the lock file that it writes.',
    };
  }
  return {
    what: `${posix.join(path, used)} locks no version of ${names}.`,
    fix: /\.(?:txt|in)$/.test(used) ? compile(posix.join(path, used)) : 'Lock all of them: uv lock, poetry lock, pdm lock or pipenv lock.',
  };
}

/** What a person asks for stays in the one file, and what it was resolved to is written to the other. */
function compile(used: string): string {
  const [asked, locked] = ['in', 'txt'].map((ending) => used.replace(/(?:txt|in)$/, ending));
  const first = used === locked ? `Rename it to ${posix.basename(asked)}, then lock` : 'Lock';
  return `${first} all of them, with hashes: uv pip compile --generate-hashes ${asked} --output-file ${locked}.`;
}

function old({ path, lockFiles: { used, outdated = [] } }: ApplicationModel): Pick<Fault, 'what' | 'fix'> | undefined {
  if (outdated.length === 0) return undefined;
  return {
    what: `${posix.join(path, used)} is older than what pyproject.toml asks for in ${outdated.join(', ')}; what ships is as it was locked.`,
    fix: 'Lock again: uv lock.',
  };
}

function refused({ path, lockFiles }: ApplicationModel): Pick<Fault, 'what' | 'fix'> | undefined {
  const { used, refused: names = [], refusedFor } = lockFiles;
  if (names.length === 0) return undefined;
  const asking = refusedFor ? posix.join(path, refusedFor) : 'pyproject.toml';
  return {
    what: `${posix.join(path, used)} was not locked for what ${asking} asks for of ${inShort(names)}: the build refuses it.`,
    fix: refusedFor ? 'Install again, and commit the lock file.' : 'Lock again: uv lock.',
  };
}

export const lockFile = builtInRule({
  id: 'lock-file',
  severity: Severity.MEDIUM,
  description: 'Exactly one lock file determines what is installed, and it locks every version.',
  page: {
    why: 'With two lock files the image may contain other versions than the developer tested, and nobody notices that one of them is stale. Without exact versions, two builds of the same commit differ.',
    equivalents: ['hadolint DL3013, DL3016', 'OpenSSF Scorecard Pinned-Dependencies'],
    bad: {
      files: { 'frontend/yarn.lock': '# yarn lockfile v1\n' },
      code: frontend(),
    },
    good: { code: frontend() },
  },
  check: eachModel(({ application }) => {
    if (!application) return undefined;
    const file = posix.join(application.path, application.lockFiles.used);
    return [several, open, old, refused].flatMap((find) => find(application) ?? []).map((fault) => ({ ...fault, file }));
  }),
});
