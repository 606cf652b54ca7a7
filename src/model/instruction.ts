import type { HealthProbe } from './health-check';
import { COPY_OPTIONS, RUN_ARGUMENTS, RUN_OPTIONS } from './option-tables';
import { execForm } from '../util/dockerfile-text';
import { factoryMistakes, OptionMistake, optionMistakes } from '../util/option-mistakes';

/** A `RUN --mount` of type cache: survives between builds, is in no layer. */
export interface CacheMount {
  /** Absolute path in the build container. */
  readonly target: string;
  /** Builds share a cache of one id. @default the target */
  readonly id?: string;
  /** Lets one build at a time write to it. @default false */
  readonly locked?: boolean;
}

/** A `RUN --mount` of type bind: files of the build context or of a stage, for this instruction only. */
export interface BindMount {
  /** Path in the build context, or in `from`. */
  readonly source: string;
  /** Path in the build container. @default the source */
  readonly target?: string;
  /** Stage or image that holds the source. @default the build context */
  readonly from?: string;
}

/** What a `RUN` instruction may have beside its commands. */
export interface RunOptions {
  /** Why the instruction is there; written above it. */
  readonly comment?: string;
  readonly caches?: CacheMount[];
  readonly binds?: BindMount[];
  /** Ids of build secrets, mounted as files at /run/secrets/ID. A secret that is not given is simply absent. */
  readonly secrets?: string[];
}

/** What a `COPY` instruction copies, and how. */
export interface CopyOptions {
  readonly sources: string[];
  readonly destination: string;
  /** Stage or image that holds the sources. @default the build context */
  readonly from?: string;
  /** Makes the layer independent of those below it, so that a new base does not copy again. @default false */
  readonly link?: boolean;
  /** `user:group`, numeric. @default root */
  readonly owner?: string;
  /** Why the instruction is there; written above it. */
  readonly comment?: string;
}

/** @internal */
export type InstructionData =
  | { readonly kind: 'run'; readonly commands: readonly string[]; readonly options: RunOptions }
  | { readonly kind: 'copy'; readonly options: CopyOptions }
  | { readonly kind: 'env'; readonly variables: Readonly<Record<string, string>>; readonly comment?: string }
  | { readonly kind: 'labels'; readonly labels: Readonly<Record<string, string>>; readonly comment?: string }
  | { readonly kind: 'words'; readonly keyword: string; readonly words: string; readonly comment?: string }
  | { readonly kind: 'exec'; readonly keyword: 'CMD' | 'ENTRYPOINT'; readonly argv: readonly string[]; readonly comment?: string }
  | { readonly kind: 'file'; readonly path: string; readonly text: string; readonly comment?: string }
  | { readonly kind: 'health'; readonly probe: HealthProbe }
  | { readonly kind: 'raw'; readonly text: string };

/**
 * One instruction of a Dockerfile stage.
 *
 * @see https://docs.docker.com/reference/dockerfile/
 */
export class Instruction {
  /**
   * Runs shell commands while the image is built; they are joined with `&&`.
   *
   * @param commands shell commands, as written in a Dockerfile; one that begins with `# ` is a comment on those after it
   */
  public static run(commands: string[], options: RunOptions = {}): Instruction {
    const mistakes = factoryMistakes('Instruction.run()', [{ commands }, RUN_ARGUMENTS], [options, RUN_OPTIONS]);
    return new Instruction({ kind: 'run', commands, options }, mistakes);
  }

  /** Copies files from the build context, a stage or an image. */
  public static copy(options: CopyOptions): Instruction {
    return new Instruction({ kind: 'copy', options }, optionMistakes(options, COPY_OPTIONS, 'Instruction.copy()'));
  }

  /**
   * Sets environment variables for the instructions that follow, and for the container if this is the last stage.
   *
   * @param variables one line each; `$NAME` is replaced by the variable of the build, `\$` is a dollar
   * @see https://docs.docker.com/reference/dockerfile/#environment-replacement
   */
  public static environment(variables: { [name: string]: string }, comment?: string): Instruction {
    return new Instruction({ kind: 'env', variables, comment });
  }

  /** Sets the working directory; absolute. */
  public static workdir(path: string, comment?: string): Instruction {
    return Instruction._words('WORKDIR', path, comment);
  }

  /**
   * Sets the user for the instructions that follow, and for the container.
   *
   * @param user `user:group`, numeric
   */
  public static user(user: string, comment?: string): Instruction {
    return Instruction._words('USER', user, comment);
  }

  /** Declares the port that the container listens on. */
  public static expose(port: number): Instruction {
    return Instruction._words('EXPOSE', String(port));
  }

  /** Adds labels below `org.opencontainers.image`; the revision is set by the build, so that a commit does not change the Dockerfile. */
  public static labels(labels: { readonly [name: string]: string }): Instruction {
    const named = Object.entries(labels).map(([name, value]) => [`org.opencontainers.image.${name}`, value]);
    return new Instruction({ kind: 'labels', labels: Object.fromEntries(named), comment: 'org.opencontainers.image.revision is set by the build.' });
  }

  /** Sets the health check of the container. */
  public static healthCheck(probe: HealthProbe): Instruction {
    return new Instruction({ kind: 'health', probe });
  }

  /**
   * Sets the command that the container runs.
   *
   * @param argv program and arguments, without a shell
   */
  public static command(argv: string[], comment?: string): Instruction {
    return Instruction._exec('CMD', argv, comment);
  }

  /** Any instruction, as written; for what the other factories do not cover. */
  public static raw(text: string): Instruction {
    return new Instruction({ kind: 'raw', text });
  }

  /** A file whose text stands in the Dockerfile. @internal */
  public static _file(path: string, text: string, comment?: string): Instruction {
    return new Instruction({ kind: 'file', path, text, comment });
  }

  /** @internal */
  public static _words(keyword: string, words: string, comment?: string): Instruction {
    return new Instruction({ kind: 'words', keyword, words, comment });
  }

  /** An instruction with a program and arguments, without a shell. @internal */
  public static _exec(keyword: 'CMD' | 'ENTRYPOINT', argv: readonly string[], comment?: string): Instruction {
    return new Instruction({ kind: 'exec', keyword, argv, comment });
  }

  /** Runs one program while the image is built, without a shell. @internal */
  public static _runProgram(argv: readonly string[], options: RunOptions = {}): Instruction {
    return Instruction.run([execForm(argv)], options);
  }

  /** @internal */
  public readonly _data: InstructionData;

  private constructor(
    data: InstructionData,
    /** @internal */ public readonly _mistakes: readonly OptionMistake[] = [],
  ) {
    this._data = data;
  }
}
