import { isNeeded, isPackageManager, rolesOf } from './file-roles';
import { HiddenFile, ImageFile, layOver } from './file-system';
import { Floor, floorOf } from './floor';
import { Area, FolderNode, folderTree } from './folder-tree';
import { layerOrigins, shippedStage } from './history';
import type { SavedImage } from './saved-images';

/** What the images of a stack are made of; the JSON that is written. All sizes are in bytes. */
export interface StackReport {
  /** Changes when a reader of the last one would misread it. */
  readonly format: 1;
  readonly stack: string;
  readonly images: readonly ImageReport[];
}

/** What one image is made of. */
export interface ImageReport {
  readonly service: string;
  readonly image: string;
  readonly id: string;
  /** Commit that it was built from, as its label says. */
  readonly revision?: string;
  /** What is shipped: the sum of all layers, hidden files included. */
  readonly bytes: number;
  readonly budget: number;
  /** Image that the last stage begins from. */
  readonly base: string;
  readonly layers: readonly LayerReport[];
  /** @default the image was built from another Dockerfile than the one that is there */
  readonly floor?: Floor;
  /** Paths of programs that install others. */
  readonly packageManagers: readonly string[];
  readonly hidden: HiddenReport;
  readonly files: FolderNode;
}

/** One layer of an image. */
export interface LayerReport {
  /** The instruction that made it. */
  readonly instruction: string;
  readonly isBase: boolean;
  readonly bytes: number;
  readonly files: number;
  /** Bytes of it that later layers hide. */
  readonly hidden: number;
}

/** Files that are shipped and can be seen by nobody. */
export interface HiddenReport {
  readonly bytes: number;
  /** How much of it the base brought: only another base mends that. */
  readonly ofBase: number;
  readonly count: number;
  /** The largest, those of the base last. */
  readonly largest: readonly HiddenFile[];
}

/** What is known of an image beside its layers. */
export interface ImageFacts {
  readonly service: string;
  readonly image: string;
  readonly id: string;
  readonly budget: number;
  /** Text of the Dockerfile that it is built from. */
  readonly dockerfile: string;
  /** Stage of it that ships. @default the last one */
  readonly target?: string;
}

const MOST_HIDDEN = 12;
const MOST_MANAGERS = 8;
const REVISION = 'org.opencontainers.image.revision';

/** Examines an image. */
export function reportImage({ layers, config }: SavedImage, { dockerfile, target, ...facts }: ImageFacts): ImageReport {
  const stage = shippedStage(dockerfile, target);
  const origins = layerOrigins(config, stage);
  const baseLayers = origins?.filter(({ isBase }) => isBase).length ?? 0;
  const system = layOver(layers);
  const roles = rolesOf(system.files, baseLayers, (config.config?.WorkingDir ?? '').replace(/^\/|\/$/g, ''));
  const sizes = layers.map((entries) => entries.reduce((sum, { bytes }) => sum + bytes, 0));
  const area = (file: ImageFile): Area => {
    const role = roles.get(file);
    return role === undefined ? 'base' : isNeeded(role) ? role : 'above';
  };
  return {
    ...facts,
    revision: config.config?.Labels?.[REVISION],
    bytes: total(sizes),
    base: stage.base,
    layers: layers.map((entries, index) => ({
      instruction: origins?.[index]?.instruction || 'unknown',
      isBase: index < baseLayers,
      bytes: sizes[index],
      files: entries.filter(({ isFolder }) => !isFolder).length,
      hidden: total(system.hidden.filter(({ layer }) => layer === index).map(({ bytes }) => bytes)),
    })),
    floor: origins && floorOf(system, roles, { bytes: total(sizes.slice(0, baseLayers)), layers: baseLayers }),
    packageManagers: system.files.filter(isPackageManager).map(({ path }) => path).slice(0, MOST_MANAGERS),
    hidden: hiddenReport(system.hidden, baseLayers),
    files: folderTree(system.files.map((file) => ({ path: file.path, bytes: file.bytes, area: area(file) }))),
  };
}

function hiddenReport(hidden: readonly HiddenFile[], baseLayers: number): HiddenReport {
  const own = hidden.filter(({ layer }) => layer >= baseLayers);
  const ofBase = hidden.filter(({ layer }) => layer < baseLayers);
  const bySize = (a: HiddenFile, b: HiddenFile): number => b.bytes - a.bytes;
  return {
    bytes: total(hidden.map(({ bytes }) => bytes)),
    ofBase: total(ofBase.map(({ bytes }) => bytes)),
    count: hidden.length,
    largest: [...own.sort(bySize), ...ofBase.sort(bySize)].slice(0, MOST_HIDDEN),
  };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
