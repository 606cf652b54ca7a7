import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Base, hardenBase, hasShell, nameUser, runWithBinutils } from './base-families';
import type { Stage } from '../../model/dockerfile';
import { Instruction } from '../../model/instruction';

/** What the runtime of a Node.js application depends on. */
export interface NodeRuntime {
  readonly nodeImage: string;
  readonly base: Base;
  /** `user:group`, numeric. */
  readonly user: string;
  readonly buildSecrets: readonly string[];
}

const STAGE = 'node';
/** The program is kept as a file of its own. */
const NATIVE_MODULES = join(__dirname, '..', '..', '..', 'assets', 'node', 'native-modules.cjs');
const CHECK = '/native-modules.cjs';
/** Alias of the pins file for images with Node.js and a C library. */
export const NODE_ALIASES = { glibc: 'node-slim', musl: 'node' } as const;
/** Image for a version that the pins file does not have yet. */
export const NODE_IMAGES = {
  glibc: (version: string): string => `node:${version}-trixie-slim`,
  musl: (version: string): string => `node:${version}-alpine`,
} as const;

/** Commands that make the folder of the runtime and copy libraries that Node.js is linked to and a bare base lacks. */
const COPY_LIBRARIES = {
  musl: ['mkdir -p /runtime/usr/local/bin /runtime/usr/lib', 'cp /usr/lib/libstdc++.so.6 /usr/lib/libgcc_s.so.1 /runtime/usr/lib/'],
  glibc: ['mkdir -p /runtime/usr/local/bin', "find /usr/lib -name libatomic.so.1 -exec cp --dereference --parents {} /runtime ';'"], // from Node.js 25 on
};

/** The stage that assembles in /runtime what the base lacks. */
export function nodeRuntimeStage({ nodeImage, base, user, buildSecrets }: NodeRuntime): Stage {
  return {
    name: STAGE,
    from: nodeImage,
    comment: 'The stripped runtime, and the libraries that the base lacks.',
    instructions: [
      runWithBinutils(base, buildSecrets, [
        ...COPY_LIBRARIES[base.facts.libc],
        'strip --strip-unneeded -o /runtime/usr/local/bin/node /usr/local/bin/node',
      ]),
      ...(hasShell(base) ? [] : nameUserHere(base, user)),
      Instruction._file(CHECK, readFileSync(NATIVE_MODULES, 'utf8')),
    ],
  };
}

/** Adds the runtime to the base. */
export function addNodeRuntime({ base, user }: NodeRuntime): Instruction[] {
  return [...hardenBase(base, user), Instruction.copy({ sources: ['/runtime'], destination: '/', from: STAGE, link: true })];
}

/** Loads every native module of the application on the shipped base, which may have no shell. */
export function checkNativeModules(folder: string): Instruction {
  return Instruction._runProgram(['node', CHECK, folder], {
    comment: 'Check that every native module finds its shared libraries on this base.',
    binds: [{ from: STAGE, source: CHECK }],
  });
}

function nameUserHere({ image }: Base, user: string): Instruction[] {
  return [
    Instruction.run(['mkdir -p /runtime/etc', 'cp /base/passwd /base/group /runtime/etc/', ...nameUser(user, '/runtime')], {
      comment: 'The base has no shell, so the user is added by copying files.',
      binds: [{ from: image, source: '/etc', target: '/base' }],
    }),
  ];
}
