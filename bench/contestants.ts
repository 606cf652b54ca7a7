import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Application } from './applications';
import { flyDockerfile } from './fly-dockerfile';
import { ourDockerfile } from './our-dockerfile';

/** Images that share a C library and a distribution; a floor belongs to one. */
export type Family = 'slim' | 'alpine' | 'distroless';

/** A way of building an application's image. */
export interface Contestant {
  readonly name: string;
  readonly family: Family;
  /** True for what this library generates. */
  readonly ours: boolean;
  /** Writes its Dockerfile, and what else it needs, beside the application's sources; gives the Dockerfile's text. */
  prepare(application: Application, folder: string): string;
}

const FAMILIES: readonly Family[] = ['slim', 'alpine', 'distroless'];
/** Nothing of a contestant's own: a fair one for those who bring none. */
const IGNORED = ['.git', '.next', '.venv', '**/__pycache__', 'node_modules', 'tests', '*Dockerfile*', ''].join('\n');

/** All that take part for an application, ours first. */
export function contestants({ name }: Application): Contestant[] {
  const ours = FAMILIES.map((family): Contestant => ({
    name: `ours ${family}`,
    family,
    ours: true,
    prepare: (application, folder) => ourDockerfile(application, family, folder),
  }));
  const others = name === 'backend'
    ? [written('specification', 'slim'), written('uv-example', 'slim'), written('hand-tuned', 'slim')]
    : [written('specification', 'alpine'), written('nextjs-example', 'alpine'), fly(), written('hand-tuned', 'alpine')];
  return [...ours, ...others];
}

/** One whose Dockerfile lies in bench/dockerfiles. */
function written(name: string, family: Family): Contestant {
  return {
    name,
    family,
    ours: false,
    prepare: (application, folder) => {
      const source = join(__dirname, 'dockerfiles', application.name, `${name}.Dockerfile`);
      cpSync(source, join(folder, 'Dockerfile'));
      writeFileSync(join(folder, 'Dockerfile.dockerignore'), IGNORED);
      return readFileSync(source, 'utf8');
    },
  };
}

/** The output of @flydotio/dockerfile, made when the benchmark runs. */
function fly(): Contestant {
  return { name: '@flydotio/dockerfile', family: 'slim', ours: false, prepare: (_, folder) => flyDockerfile(folder) };
}
