import { baseImages, withValues } from './base-image';
import { composeServices } from './compose-services';
import type { VersionFile, VersionSources } from './version-sources';
import { escapePattern } from '../../util/escape-pattern';
import { COMPOSE_FILE, DOCKERFILE, NOT_SHIPPED } from '../../util/file-names';
import { isGenerated } from '../../util/generated-text';
import { withoutHashComments } from '../../util/hash-comments';
import { lineAt } from '../../util/lines';
import type { ApplicationFolder } from '../application-folder';
import type { Found } from '../decisions';

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const PINS = /(?:^|\/)pins\/Dockerfile$/;

/**
 * The versions of a language that the first of a team's files names: a file that says nothing else, the images that the
 * team builds or starts, a tool's file, the workflows. Several where a workflow names several.
 */
export function namedVersions(folder: ApplicationFolder, sources: VersionSources): Found<string>[] {
  const folders = [folder, ...folder.ancestors()];
  const looks: readonly (() => Found<string>[])[] = [
    () => inFiles(folders, sources.own),
    () => folders.flatMap((each) => inDockerfiles(each, folder, sources)).slice(0, 1),
    () => folders.flatMap((each) => inCompose(each, folder, sources)).slice(0, 1),
    () => inFiles(folders, sources.tools),
    () => folders.flatMap((each) => inWorkflows(each, sources)),
  ];
  for (const look of looks) {
    const found = look();
    if (found.length > 0) return found;
  }
  return [];
}

function inFiles(folders: readonly ApplicationFolder[], files: readonly VersionFile[]): Found<string>[] {
  const found = folders.flatMap((folder) => files.flatMap(([file, pattern]) => {
    const text = folder.text(file);
    const match = pattern.exec(text);
    return match?.groups ? [{ value: match.groups.version, place: placeIn(folder, file, text, match.index + match[0].length) }] : [];
  }));
  return found.slice(0, 1);
}

/** Of the images that a Dockerfile builds on, the last is the one that ships. */
function inDockerfiles(above: ApplicationFolder, folder: ApplicationFolder, sources: VersionSources): Found<string>[] {
  const order = (file: string): number => file.split('/').length + (NOT_SHIPPED.test(file) ? 100 : 0);
  const files = above.files().filter((file) => DOCKERFILE.test(file) && !PINS.test(file) && !isGenerated(above.text(file)));
  return files.filter((file) => isOfApplication(above, file, folder, sources)).sort((a, b) => order(a) - order(b)).flatMap((file) => {
    const text = above.text(file);
    const named = baseImages(text).flatMap(({ reference, line }) => versionOf(reference, sources).map((value) => ({ value, line })));
    return named.slice(-1).map(({ value, line }) => ({ value, place: `${above.pathFromProject(file)}:${line}` }));
  });
}

/** A Dockerfile below the application is its own unless it lies beside another manifest; one above must name its folder. */
function isOfApplication(above: ApplicationFolder, file: string, folder: ApplicationFolder, { manifests }: VersionSources): boolean {
  const path = folder.pathWithin(above);
  const beside = file.split('/').slice(0, -1).join('/');
  if (path === '.') return beside === '' || !manifests.some((manifest) => above.has(`${beside}/${manifest}`));
  if (file.startsWith(`${path}/`)) return false; // it was among the application's own
  return mentions(`${file}\n${above.text(file)}`, path);
}

function inCompose(above: ApplicationFolder, folder: ApplicationFolder, sources: VersionSources): Found<string>[] {
  const path = folder.pathWithin(above);
  return above.files().filter((file) => COMPOSE_FILE.test(file)).flatMap((file) => {
    const text = above.text(file);
    if (isGenerated(text)) return [];
    return composeServices(text).filter((service) => path === '.' || mentions(JSON.stringify(service), path)).flatMap(({ image }) => {
      if (typeof image !== 'string') return [];
      return versionOf(withValues(image), sources).map((value) => ({ value, place: placeIn(above, file, text, text.indexOf(image)) }));
    });
  });
}

function inWorkflows(folder: ApplicationFolder, { workflowInput, version }: VersionSources): Found<string>[] {
  // A value, or a list in one line or in several.
  const input = new RegExp(`\\b${workflowInput}s?["']?:[ \\t]*(?<value>[^\\n#]*(?:\\n[ \\t]*-[ \\t]*["']?\\d[^\\n]*)*)`, 'g');
  return folder.files().filter((file) => WORKFLOW.test(file)).flatMap((file) => {
    const written = folder.text(file);
    if (isGenerated(written)) return [];
    const text = withoutHashComments(written);
    return [...text.matchAll(input)].flatMap(({ groups, 0: whole, index }) => {
      const start = index + whole.length - groups!.value.length;
      const versions = groups!.value.matchAll(new RegExp(`(?<![\\w.])v?(?<version>${version})(?![\\d])`, 'g'));
      return [...versions].map((match) => ({ value: match.groups!.version, place: placeIn(folder, file, text, start + match.index) }));
    });
  });
}

function versionOf(reference: string, { images }: VersionSources): string[] {
  const version = images.map((pattern) => pattern.exec(reference)?.groups?.version).find((each) => each !== undefined);
  return version === undefined ? [] : [version];
}

function mentions(text: string, path: string): boolean {
  return new RegExp(`(?<![\\w-])${escapePattern(path)}(?![\\w-])`).test(text);
}

function placeIn(folder: ApplicationFolder, file: string, text: string, index: number): string {
  return `${folder.pathFromProject(file)}:${lineAt(text, index)}`;
}
