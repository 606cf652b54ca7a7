import { validatedVariables } from './node-environment';
import type { ApplicationFolder } from '../../application-folder';
import { javascriptSources } from '../../source-files';
import { workspacePackages } from '../../workspace-packages';
import type { Setting } from '../setting';

/** @see https://env.t3.gg/docs/customization#extending-presets */
const EXTENDS = /\bcreateEnv\s*\(\s*\{[\s\S]*?\bextends\s*:\s*\[/;
/** Where no schema is: scripts, types, and pages. */
const ELSEWHERE = /(?:^|\/)scripts?\/|\.d\.|\.[jt]sx$/;

/** Variables of schemas in packages of the workspace, where the application's own schema extends others. */
export function extendedSchemas(folder: ApplicationFolder): Setting[] {
  return javascriptSources(folder, ELSEWHERE).some(({ source: { text } }) => EXTENDS.test(text))
    ? workspacePackages(folder).flatMap((each) => javascriptSources(each, ELSEWHERE)).flatMap(({ path, source }) => validatedVariables(path, source))
    : [];
}
