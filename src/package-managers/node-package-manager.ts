import type { PackageManager } from './package-manager';
import type { Instruction } from '../model/instruction';

/** How one package manager installs an application's locked dependencies and runs its scripts. */
export interface NodePackageManager extends PackageManager {
  /** The file that decides what is installed. */
  readonly lockFile: string;
  /** Files of the context that the installation reads. */
  readonly inputs: readonly string[];
  /** Command that runs a script of package.json. */
  run(script: string): string;
  /** Fills node_modules, in a layer that no source file can invalidate. */
  install(buildSecrets: readonly string[]): Instruction[];
}
