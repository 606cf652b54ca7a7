import { javascript, Project, ProjectOptions } from 'projen';
import { ContainerStack } from './container-stack';
import { GeneratedFile } from './files/generated-file';
import type { CommonStackOptions, DetectionOptions } from './stack-options';
import { descriptionFile } from './util/description-file';

/** Options of a repository in which projen manages the container files only. */
export interface ContainerProjectOptions extends CommonStackOptions, DetectionOptions {
  /**
   * Name of the project, and of the stack.
   *
   * @default $BASEDIR
   */
  readonly name: string;
}

/** Options of projen's own, and what `projen new` says; they are no business of the stack. */
const OF_PROJEN: { readonly [name in Exclude<keyof ProjectOptions, 'name'> | '__new__']: true } = {
  __new__: true,
  commitGenerated: true,
  gitIgnoreOptions: true,
  gitOptions: true,
  logging: true,
  outdir: true,
  parent: true,
  projectTree: true,
  projenCommand: true,
  projenrcJson: true,
  projenrcJsonOptions: true,
  renovatebot: true,
  renovatebotOptions: true,
};

/**
 * An existing repository: projen adds the container files for the applications that it detects and leaves all other files
 * alone, including `.gitignore` and package.json.
 *
 * @pjid containers
 */
export class ContainerProject extends Project {
  /** The stack of all detected applications. */
  public readonly stack: ContainerStack;

  public constructor(options: ContainerProjectOptions) {
    super(options); // what `projen new` says of a new project comes along with them
    new javascript.Projenrc(this, { filename: descriptionFile(this.outdir) });
    for (const owned of ['.gitignore', '.gitattributes']) this.tryRemoveFile(owned);
    const ofStack = Object.fromEntries(Object.entries(options).filter(([name]) => !(name in OF_PROJEN)));
    this.stack = ContainerStack.detect(this, { ...ofStack, name: undefined });
    new GeneratedFile(this, `${this.stack._paths.docker}/.gitignore`, '# Local values, and reports of tools.\n/secrets/\n/reports/\n');
  }
}
