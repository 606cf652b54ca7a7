import { validatedVariables } from './node-environment';
import type { Setting } from './setting';
import { SourceCode } from '../../util/source-code';
import { isTestFile } from '../../util/test-files';
import type { ApplicationFolder } from '../application-folder';
import { workspacePackages } from '../workspace-packages';

/** @see https://env.t3.gg/docs/customization#extending-presets */
const EXTENDS = /\bcreateEnv\s*\(\s*\{[\s\S]*?\bextends\s*:\s*\[/;
const SOURCE = /\.[cm]?[jt]s$/;
const ELSEWHERE = /(?:^|\/)(?:node_modules|scripts?)\/|\.d\./;

/** Variables of schemas in packages of the workspace, where the application's own schema extends others. */
export function extendedSchemas(folder: ApplicationFolder): Setting[] {
  return sourcesOf(folder).some(({ source: { text } }) => EXTENDS.test(text))
    ? workspacePackages(folder).flatMap(sourcesOf).flatMap(({ path, source }) => validatedVariables(path, source))
    : [];
}

function sourcesOf(folder: ApplicationFolder): { readonly path: string; readonly source: SourceCode }[] {
  const files = folder.files().filter((file) => SOURCE.test(file) && !ELSEWHERE.test(file) && !isTestFile(file));
  return files.map((file) => ({ path: folder.pathFromProject(file), source: SourceCode.javascript(folder.read(file) ?? '') }));
}
