import type { NextConfig } from './next-config';
import { SourceCode, splitOutsideBrackets, withinBrackets } from '../../../util/source-code';
import type { ApplicationFolder } from '../../application-folder';
import { VARIABLE } from '../../settings/node/environment-variable';

/** A variable that next.config has written into the code, that of browsers too, whatever its name. */
export interface WrittenVariable {
  readonly name: string;
  /** Whether something else is written where it has no value. */
  readonly hasDefault: boolean;
}

const ENV = /(?<![\w.])env\s*:\s*\{/g;

/**
 * Variables of the environment under the key `env` of next.config.
 *
 * @see https://nextjs.org/docs/app/api-reference/config/next-config-js/env
 */
export function writtenVariables(folder: ApplicationFolder, { file }: Pick<NextConfig, 'file'>): WrittenVariable[] {
  if (!file) return [];
  const { text } = SourceCode.javascript(folder.text(file));
  const entries = [...text.matchAll(ENV)].flatMap(({ 0: match, index }) => splitOutsideBrackets(withinBrackets(text, index + match.length - 1), ','));
  return entries.flatMap((entry) => [...entry.matchAll(new RegExp(VARIABLE, 'g'))].map(({ groups }) => ({
    name: groups!.name ?? groups!.key,
    hasDefault: /\?\?|\|\||\?(?!\.)/.test(entry),
  })));
}
