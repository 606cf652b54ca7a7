import type { PackageManager } from './package-manager';
import { Instruction } from '../model/instruction';
import type { ReadableFolder } from '../util/readable-folder';

/** Where a Python image keeps its dependencies, in the builder and in the stage that ships. */
export const VENV = '/opt/venv';

/** How one package manager installs an application's locked dependencies. */
export interface PythonPackageManager extends PackageManager {
  /** The file that decides what is installed. */
  readonly lockFile: string;
  /** Files of the context that the installation reads. */
  inputs(folder: ReadableFolder): string[];
  /** Fills {@link VENV}, in a layer that no source file can invalidate. */
  install(folder: ReadableFolder, buildSecrets: readonly string[]): Instruction[];
}

/** Settings and mounts that make uv fit for an image build. */
export const UV_ENVIRONMENT = {
  UV_COMPILE_BYTECODE: '1',
  UV_LINK_MODE: 'copy',
  UV_PYTHON_DOWNLOADS: 'never',
};
export const UV_BINARY = { from: 'uv', source: '/uv', target: '/usr/local/bin/uv' };
export const UV_CACHE = { target: '/root/.cache/uv' };
