/** Categories of files in the report: the base, what the floor counts, and what is above it. */
export type Area = 'base' | 'runtime' | 'application' | 'bytecode' | 'above';

/** A folder of an image, or a file. */
export interface FolderNode {
  readonly name: string;
  readonly bytes: number;
  /** The category with most of its bytes. */
  readonly area: Area;
  /** The largest first. @default a file, or a folder of small ones */
  readonly children?: readonly FolderNode[];
}

/** A file to be put into the tree. */
export interface WeighedFile {
  readonly path: string;
  readonly bytes: number;
  readonly area: Area;
}

interface Growing {
  bytes: number;
  readonly areas: Map<Area, number>;
  readonly children: Map<string, Growing>;
}

/** Smaller nodes are only counted in the bytes of their folder. */
const SMALLEST = 20_000;

/** Builds a tree of folders with their total sizes. */
export function folderTree(files: readonly WeighedFile[]): FolderNode {
  const root = sprout();
  for (const { path, bytes, area } of files) {
    let node = root;
    grow(node, bytes, area);
    for (const name of path.split('/')) {
      const child = node.children.get(name) ?? sprout();
      node.children.set(name, child);
      grow(child, bytes, area);
      node = child;
    }
  }
  return finished('', root);
}

/** A folder or file that makes up part of an image. */
export interface Part {
  readonly path: string;
  readonly bytes: number;
  readonly area: Area;
}

/**
 * The largest parts. Folders with more than a twentieth of the image are split, except for packages, since a team adds and
 * removes those as a whole.
 */
export function largestParts(tree: FolderNode, count: number): Part[] {
  const parts = (path: string, node: FolderNode): Part[] => {
    const stays = path !== '' && (node.bytes < tree.bytes / 20 || isPackage(path));
    if (stays || !node.children) return [{ path, bytes: node.bytes, area: node.area }];
    return node.children.flatMap((child) => parts(joined(path, child.name), child));
  };
  return parts('', tree).sort((a, b) => b.bytes - a.bytes).slice(0, count);
}

/** True for the folder of a package of Python or Node.js. */
export function isPackage(path: string): boolean {
  return /(?:^|\/)(?:site-packages|node_modules)\/(?:@[^/]+\/)?[^/@]+$/.test(path);
}

export function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function sprout(): Growing {
  return { bytes: 0, areas: new Map(), children: new Map() };
}

function grow(node: Growing, bytes: number, area: Area): void {
  node.bytes += bytes;
  node.areas.set(area, (node.areas.get(area) ?? 0) + bytes);
}

function finished(name: string, { bytes, areas, children }: Growing): FolderNode {
  const large = [...children].filter(([, child]) => child.bytes >= SMALLEST).map(([childName, child]) => finished(childName, child));
  const [[area]] = [...areas, ['base', 0] as const].sort(([, a], [, b]) => b - a);
  return { name, bytes, area, ...(large.length > 0 ? { children: large.sort((a, b) => b.bytes - a.bytes) } : {}) };
}
