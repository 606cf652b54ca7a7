import { FolderNode, isPackage, joined } from './folder-tree';
import type { ImageReport, StackReport } from './stack-report';

/** What changed in an image since an earlier report. */
export interface ImageChange {
  readonly service: string;
  /** Absent for a new image. */
  readonly before?: number;
  /** Absent for a removed image. */
  readonly after?: number;
  /** Sorted by the size of the change. */
  readonly folders: readonly FolderChange[];
}

/** What changed in a folder of an image. */
export interface FolderChange {
  readonly path: string;
  readonly before: number;
  readonly after: number;
}

/** Smaller changes are noise, since a report does not list smaller files. */
const SMALLEST_CHANGE = 20_000;
/** With more changes than this in a folder, only the folder is reported. */
const MOST_CHILDREN = 8;

/** Compares two reports, image by image. */
export function compareReports(before: StackReport, after: StackReport): ImageChange[] {
  const services = [...new Set([...after.images, ...before.images].map(({ service }) => service))];
  return services.map((service) => compareImages(service, find(before, service), find(after, service)));
}

/** True if nothing changed that is worth reporting. */
export function isUnchanged({ before, after, folders }: ImageChange): boolean {
  return before === after && folders.length === 0;
}

function find({ images }: StackReport, service: string): ImageReport | undefined {
  return images.find((image) => image.service === service);
}

function compareImages(service: string, before: ImageReport | undefined, after: ImageReport | undefined): ImageChange {
  const folders = before && after ? folderChanges(before.files, after.files) : [];
  return { service, before: before?.bytes, after: after?.bytes, folders: folders.sort((a, b) => amount(b) - amount(a)) };
}

/** Changes in the deepest folders that still explain them. */
function folderChanges(before: FolderNode | undefined, after: FolderNode | undefined, path = ''): FolderChange[] {
  const own: FolderChange = { path, before: before?.bytes ?? 0, after: after?.bytes ?? 0 };
  const names = [...new Set([...(after?.children ?? []), ...(before?.children ?? [])].map(({ name }) => name))];
  const inner = isPackage(path) ? [] : names.flatMap((name) => folderChanges(child(before, name), child(after, name), joined(path, name)));
  const explains = inner.length > 0 && (inner.length <= MOST_CHILDREN || path === '');
  if (explains) return inner;
  return amount(own) >= SMALLEST_CHANGE ? [own] : [];
}

function child(node: FolderNode | undefined, name: string): FolderNode | undefined {
  return node?.children?.find((candidate) => candidate.name === name);
}

function amount({ before, after }: FolderChange): number {
  return Math.abs(after - before);
}
