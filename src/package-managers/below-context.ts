import { posix } from 'node:path';
import type { PythonPackageManager } from './python-package-manager';
import { Instruction } from '../model/instruction';

/** A package manager whose files lie in a folder of the build context, and not at its top; the builder has them where they always are. */
export function belowContext(manager: PythonPackageManager, folder: string): PythonPackageManager {
  const inContext = (path: string): string => posix.join(folder, path);
  return {
    ...manager,
    lockPath: (project) => inContext(manager.lockPath(project)),
    inputs: (project) => manager.inputs(project).map(inContext),
    localPackages: (project) => manager.localPackages(project).map(inContext),
    install: (project, cacheId) => manager.install(project, cacheId).map((instruction) => {
      const { _data: data } = instruction;
      if (data.kind !== 'run' || !data.options.binds) return instruction;
      const binds = data.options.binds.map((bind) => (bind.from ? bind : { source: inContext(bind.source), target: bind.target ?? bind.source }));
      return Instruction.run([...data.commands], { ...data.options, binds });
    }),
  };
}
