import { existsSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { github, javascript, Project } from 'projen';
import { isForeign } from './files/foreign-files';
import type { WorkflowContext } from './resolve/images-workflow';

/** The workflow's file, unless another is said. */
const FILE = '.github/workflows/images.yml';

/** What a workflow depends on of the project that its stack belongs to. */
export function workflowContext(project: Project, stack: string, earlierFiles: readonly string[]): Omit<WorkflowContext, 'registry' | 'buildsImages'> {
  const root = project.root;
  return {
    where: stack,
    directory: relative(root.outdir, project.outdir) || '.',
    repositoryAbove: repositoryAbove(root.outdir),
    defaultFile: earlierFiles.includes(FILE) ? posix.join(posix.dirname(FILE), `${stack}-images.yml`) : FILE,
    defaultBranches: branchesOf(project),
    ownerOf: (file) => {
      if (earlierFiles.includes(file)) return 'another stack of the project has it';
      if (root.tryFindFile(file)) return 'the project itself generates it';
      return isForeign(root.outdir, file) ? 'it is a file of the repository that projen did not write' : undefined;
    },
    overriddenAction: (action) => github.GitHub.of(root)?.actions.get(action) ?? action,
  };
}

function branchesOf(project: Project): string[] {
  const release = project instanceof javascript.NodeProject ? project.release : undefined;
  return release?.branches ?? ['main'];
}

function repositoryAbove(folder: string): string | undefined {
  const isRepository = (path: string): boolean => existsSync(join(path, '.git'));
  if (isRepository(folder)) return undefined;
  for (let above = dirname(folder); above !== dirname(above); above = dirname(above)) {
    if (isRepository(above)) return above;
  }
  return undefined;
}
