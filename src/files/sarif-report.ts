import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Project } from 'projen';
import { existingDescription } from '../util/description-file';

/** Names the folder that reports go to, from the project's root. */
const VARIABLE = 'PROJEN_CONTAINERS_SARIF';

/**
 * Writes the SARIF report of a stack, if the environment asks for one. The only thing that is written when the
 * synthesis stops; it is no generated file.
 *
 * @param render makes the text, given the path of the file that describes the project
 */
export function writeSarifReport({ outdir }: Project, stack: string, render: (definition: string) => string): void {
  const asked = process.env[VARIABLE];
  if (!asked) return;
  const folder = resolve(outdir, asked);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${stack}.sarif`), render(existingDescription(outdir) ?? '.projenrc.ts'));
}
