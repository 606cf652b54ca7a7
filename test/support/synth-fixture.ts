import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { temporaryFolder } from './application-folder';
import { copyFixture } from './fixture-copy';
import type { Fixture } from './fixtures';
import { Repository, synthAgain } from './synth';
import * as library from '../../src';

/** Synthesises a fixture in a folder of its own, with the library's sources; gives the generated files, absolute. */
export function synthFixture(fixture: Fixture): string[] {
  const root = join(temporaryFolder(), fixture.name);
  mkdirSync(root);
  copyFixture(fixture, root);
  const repository = new Repository(root);
  const before = new Set(Object.keys(repository.files()));
  const environment = { ...process.env };
  Object.assign(process.env, fixture.values);
  try {
    synthAgain(repository, (project) => {
      const name = fixture.name;
      if (fixture.projenrc) createRequire(__filename)(join(fixture.folder, fixture.projenrc))({ project, library, name });
      else library.ContainerStack.detect(project, { name });
    });
  } finally {
    process.env = environment;
  }
  return Object.keys(repository.files()).filter((path) => !before.has(path)).map((path) => join(root, path));
}
