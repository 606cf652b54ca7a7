import { NodeManifest } from '../../package-managers/node-manifest';

type Holds = (text: string, name: string, specifier: string) => boolean;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** How each lock file writes down what package.json asks for. */
const HOLDS: Readonly<Record<string, Holds>> = {
  'package-lock.json': inNpmLock,
  'npm-shrinkwrap.json': inNpmLock,
  'pnpm-lock.yaml': (text, name, specifier) =>
    new RegExp(`^\\s+['"]?${escaped(name)}['"]?:(?:\\s*\\n\\s+specifier:)? ['"]?${escaped(specifier)}['"]?\\s*$`, 'm').test(text),
  'yarn.lock': (text, name, specifier) => new RegExp(`(?:^|[\\s",])${escaped(name)}@(?:npm:)?${escaped(specifier)}(?:["',:]|$)`, 'm').test(text),
  'bun.lock': (text, name, specifier) => text.includes(`"${name}": "${specifier}"`),
  'bun.lockb': (text, name) => text.includes(name),
};

function inNpmLock(text: string, name: string, specifier: string): boolean {
  return new RegExp(`"${escaped(name)}"\\s*:\\s*"${escaped(specifier)}"`).test(text);
}

/** How many of the direct dependencies a lock file holds as package.json asks for them. */
export function agreement(lockFile: string, text: string, { dependencies }: NodeManifest): number {
  return Object.entries(dependencies).filter(([name, specifier]) => HOLDS[lockFile]?.(text, name, specifier)).length;
}
