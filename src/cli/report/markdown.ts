import { ImageChange, isUnchanged } from './compare';
import { changeText, sizeText } from './sizes';
import type { StackReport } from './stack-report';
import { markdownTable } from '../../util/markdown-table';

const CHANGES = 10;

/** What changed, as tables that fit into a pull request. */
export function changesMarkdown({ stack, images }: StackReport, changes: readonly ImageChange[]): string {
  const rows = changes.map((change) => {
    const image = images.find(({ service }) => service === change.service);
    return [change.service, size(change.before), size(change.after), difference(change), image?.floor ? sizeText(image.floor.bytes) : '', image ? sizeText(image.budget) : ''];
  });
  return [
    `### Images of ${stack}`,
    markdownTable(['image', 'before', 'after', 'change', 'floor', 'budget'], rows, '--:'),
    ...changes.filter((change) => !isUnchanged(change) && change.folders.length > 0).map(folders),
  ].join('\n\n') + '\n';
}

function folders({ service, folders: all }: ImageChange): string {
  const rows = all.slice(0, CHANGES).map(({ path, before, after }) => [`\`${path}\``, sizeText(before), sizeText(after), changeText(after - before)]);
  const more = all.length > CHANGES ? [`and ${all.length - CHANGES} smaller changes`] : [];
  return [`<details><summary>${service}: what was added and removed</summary>`, markdownTable(['folder', 'before', 'after', 'change'], rows, '--:'), ...more, '</details>'].join('\n\n');
}

function size(bytes: number | undefined): string {
  return bytes === undefined ? '–' : sizeText(bytes);
}

function difference({ before, after }: ImageChange): string {
  if (before === undefined) return 'new';
  return after === undefined ? 'gone' : changeText(after - before);
}
