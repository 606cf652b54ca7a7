import type { BuiltInRule } from './rule';
import { baseImageSupported } from './rules/base-image-supported';
import { baseImagesMatch } from './rules/base-images-match';
import { buildTimePublicEnv } from './rules/build-time-public-env';
import { contextContainsInputs } from './rules/context-contains-inputs';
import { databasePrivate } from './rules/database-private';
import { dependencyCycle } from './rules/dependency-cycle';
import { featureFloor } from './rules/feature-floor';
import { gpuLibraries } from './rules/gpu-libraries';
import { healthCheckPresent } from './rules/health-check-present';
import { imagePinned } from './rules/image-pinned';
import { imageRegistry } from './rules/image-registry';
import { keyFileLeftOut } from './rules/key-file-left-out';
import { lockFile } from './rules/lock-file';
import { nextCustomServer } from './rules/next-custom-server';
import { nextOutput } from './rules/next-output';
import { noLiteralSecret } from './rules/no-literal-secret';
import { noPrivileged } from './rules/no-privileged';
import { noRootUser } from './rules/no-root-user';
import { portUnique } from './rules/port-unique';
import { portsOnLoopback } from './rules/ports-on-loopback';
import { readOnlyRoot } from './rules/read-only-root';
import { resourceLimits } from './rules/resource-limits';
import { runtimeMatchesApp } from './rules/runtime-matches-app';
import { secretDeclared } from './rules/secret-declared';
import { settingsGiven } from './rules/settings-given';
import { sizeBudget } from './rules/size-budget';
import { stopGrace } from './rules/stop-grace';

/** Every rule of the library, in the order of the documentation. */
export const RULES: readonly BuiltInRule[] = [
  noRootUser,
  noLiteralSecret,
  noPrivileged,
  readOnlyRoot,
  resourceLimits,
  imageRegistry,
  imagePinned,
  baseImageSupported,
  baseImagesMatch,
  runtimeMatchesApp,
  lockFile,
  gpuLibraries,
  healthCheckPresent,
  portUnique,
  portsOnLoopback,
  databasePrivate,
  secretDeclared,
  settingsGiven,
  stopGrace,
  dependencyCycle,
  contextContainsInputs,
  keyFileLeftOut,
  sizeBudget,
  featureFloor,
  nextOutput,
  nextCustomServer,
  buildTimePublicEnv,
];
