import type { ApplicationFolder } from './application-folder';
import type { Decisions } from './decisions';
import { BuildScripts, buildScripts } from './detect/node/build-script';
import { detectBuildVariables } from './detect/node/build-variables';
import { environmentFiles } from './detect/node/environment-files';

/** Settings that are available to the build of an application. */
export interface BuildEnvironment {
  /** Environment variables. */
  readonly variables: { readonly [name: string]: string };
  /** Committed .env files in the context, from the application's folder. */
  readonly files: readonly string[];
}

/** Values for the build from outside of the application's files. */
export interface GivenToBuild {
  /** What the user says. @default nothing */
  readonly option?: BuildEnvironment['variables'];
  /** Runtime values that the build itself needs. @default none */
  readonly baked?: BuildEnvironment['variables'];
}

/** Decides which settings a build gets: committed .env files without secrets, the user's values, and placeholders. */
export function decideBuildEnvironment(decisions: Decisions, folder: ApplicationFolder, given: GivenToBuild = {}): BuildEnvironment {
  const { option = {}, baked = {} } = given;
  const files = environmentFiles(folder);
  const harmless = files.filter(({ secret }) => secret === undefined);
  for (const { file, secret } of files) {
    const place = folder.pathFromProject(file);
    const why = secret ? `${place}:${secret.line}, ${secret.name} ${secret.look}` : `${place}, which holds no secret`;
    decisions.found(`${file} in the build`, { value: secret === undefined, place: why }, 'the file, or option buildEnvironment');
  }
  const known = [...Object.keys(option), ...harmless.flatMap(({ names }) => names)];
  const placeholders = detectBuildVariables(folder, known);
  for (const { name, value, place } of placeholders) {
    decisions.found(`${name} in the build`, { value, place: `${place}, which cannot do without it`, guessed: true }, 'option buildEnvironment');
  }
  for (const [name, value] of Object.entries(option)) {
    decisions.said(`${name} in the build`, value, 'option buildEnvironment');
  }
  for (const [name, value] of Object.entries(baked).filter(([each]) => !(each in option))) {
    decisions.choose(`${name} in the build`, {
      otherwise: { value, reason: 'it is checked or taken apart while pages are made, so that the image holds it' },
      change: 'its value in environment, and a new build',
    });
  }
  return {
    variables: { ...baked, ...Object.fromEntries(placeholders.map(({ name, value }) => [name, value])), ...option },
    files: harmless.map(({ file }) => file),
  };
}

/** Decides which steps of the build script are skipped because they need a database. */
export function decideBuildScripts(decisions: Decisions, folder: ApplicationFolder): BuildScripts {
  const scripts = buildScripts(folder);
  const { leftOut, place, onBun, removes } = scripts;
  if (onBun !== undefined) {
    const why = `${onBun}, less --bun: what ships runs on it`;
    decisions.found('runtime of the build', { value: 'Node.js', place: why }, 'nothing: Bun installs, and runs the script itself');
  }
  if (removes !== undefined) {
    decisions.found('build folder', { value: 'kept', place: `${removes}, less what removes .next: the cache of the compiler is mounted there` }, 'nothing: it is new in every image');
  }
  if (place !== undefined) {
    const change = 'the build script; option migrations for what runs before the service';
    decisions.found('left out of the build', { value: leftOut, place: `${place}, which changes a database`, guessed: true }, change);
  }
  return scripts;
}
