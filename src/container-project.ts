import { javascript, Project } from 'projen';
import { ContainerStack } from './container-stack';
import { descriptionFile } from './discovery/description-file';
import { GeneratedFile } from './files/generated-file';
import type { CommonStackOptions, DetectionOptions } from './stack-options';

/** Options of a repository that projen manages for its containers only. */
export interface ContainerProjectOptions extends CommonStackOptions, DetectionOptions {
  /**
   * Name of the project, and of the stack.
   *
   * @default $BASEDIR
   */
  readonly name: string;
}

/**
 * A repository that is there already: projen adds the container files of what it finds, and leaves all other files to
 * their owners, `.gitignore` and package.json among them.
 *
 * @pjid containers
 */
export class ContainerProject extends Project {
  /** The stack of every application that is found. */
  public readonly stack: ContainerStack;

  public constructor(options: ContainerProjectOptions) {
    super(options); // what `projen new` says of a new project comes along with them
    new javascript.Projenrc(this, { filename: descriptionFile(this.outdir) });
    for (const owned of ['.gitignore', '.gitattributes']) this.tryRemoveFile(owned);
    this.stack = ContainerStack.detect(this, { ...options, name: undefined });
    new GeneratedFile(this, `${this.stack._paths.docker}/.gitignore`, '# Local values, and reports of tools.\n/secrets/\n/reports/\n');
  }
}
