import { Component, javascript, JsonFile, Project } from 'projen';
import { askedExplanation, explainAndEnd } from './files/explanation';
import { folderWithoutForeign } from './files/foreign-files';
import { GeneratedFile } from './files/generated-file';
import { OwnedFile } from './files/owned-file';
import { writeSarifReport } from './files/sarif-report';
import { addStackTasks, warnOfEmptyDefault } from './files/stack-tasks';
import { CLAIMED_FILES, containerFiles } from './model/container-files';
import type { ServiceModel } from './model/service-model';
import { manifestPath } from './model/stack-manifest';
import type { StackModel, StackPaths, TaskNames } from './model/stack-model';
import type { WorkflowModel } from './model/workflow-model';
import { judge } from './policy/engine';
import { policyProblems, warningLines } from './policy/report';
import { toSarif } from './policy/sarif';
import { guessLines, renderExplanation } from './render/explain';
import { renderManifest } from './render/manifest';
import { LIBRARIES, SCRIPTS } from './render/scripts/script';
import { renderStackFiles } from './render/stack-files';
import { renderImagesWorkflow } from './render/workflows/images-workflow';
import { checkKubernetes } from './resolve/checks/check-kubernetes';
import { checkFolder, checkName } from './resolve/checks/check-services';
import { checkLabels, checkOtherStacks, checkOverriddenServices, checkRegistry, checkTasks } from './resolve/checks/check-stack';
import { resolveImagesWorkflow } from './resolve/images-workflow';
import { resolveKubernetes } from './resolve/kubernetes';
import { Pins } from './resolve/pins';
import type { ResolveContext } from './resolve/resolve-context';
import { distinctSecrets, wire } from './resolve/resolve-stack';
import { addDetectedServices, DetectionVerdict } from './services/detected/detected-services';
import type { Service } from './services/service';
import { findService, servicesOf } from './services/services-of';
import { ContainerStackOptions, DETECTED_OPTIONS, DetectOptions, ofStack, STACK_OPTIONS, stackName, taskNames } from './stack-options';
import { freeId } from './util/free-id';
import { combineOverrides, mapOf, PlainObject, withoutUndefined } from './util/objects';
import { checkOptions, checkOptionsOfKind, usableOptions } from './util/option-mistakes';
import { folderPath } from './util/paths';
import { Problems } from './util/problem';
import { workflowContext } from './workflow-context';

/**
 * A stack of services that is built, started and shipped together. Every container file of the repository is
 * generated from it.
 *
 * @example
 *
 * const stack = new ContainerStack(project, { name: 'todo' });
 */
export class ContainerStack extends Component {
  /** @internal */ public static readonly _OPTIONS = STACK_OPTIONS;

  /**
   * Detects every FastAPI and Next.js application in the repository and makes a stack of them: names, ports, packages and
   * modules are read from their files. `explain` tells where each value comes from. If a file of the repository is where a
   * generated one belongs, the generated files go to `containers` and `containers/scripts`.
   */
  public static detect(project: Project, options: DetectOptions = {}): ContainerStack {
    const scripts = [...SCRIPTS, ...LIBRARIES];
    const folders = {
      directory: folderWithoutForeign(project.outdir, ['docker', 'containers'], CLAIMED_FILES),
      scriptsDirectory: folderWithoutForeign(project.outdir, ['scripts', 'containers/scripts'], scripts),
    };
    const stack = new ContainerStack(project, { ...folders, ...ofStack(options), name: options.name ?? stackName(project.name) });
    checkOptions(stack.name, options, DETECTED_OPTIONS, stack.known);
    const { problems, warnings } = addDetectedServices(stack, project.outdir, usableOptions(options, DETECTED_OPTIONS));
    stack.known.addAll(problems);
    stack.warnings = warnings;
    return stack;
  }

  /** Name of the stack. */
  public readonly name: string;
  /** Where its files lie. @internal */
  public readonly _paths: StackPaths;
  private readonly tasks: TaskNames;
  private readonly takenTasks: readonly string[];
  private overrides: PlainObject = {};
  /** Problems that were there before the resolution. */
  private readonly known = new Problems();
  /** Where its workflow lies, once that is known. */
  private workflowFile?: string;
  /** What is to be said before the resolution. */
  private warnings?: DetectionVerdict['warnings'];
  /** Its options, without values of the wrong kind. */
  private readonly options: ContainerStackOptions;

  public constructor(project: Project, private readonly given: ContainerStackOptions) {
    const options = usableOptions(given, STACK_OPTIONS);
    const name = options.name ?? stackName(project.name); // JavaScript may misspell it, which is told with all other problems
    super(project, freeId(project, name));
    this.name = name;
    this.options = options;
    this._paths = {
      docker: folderPath(options.directory ?? 'docker'),
      scripts: folderPath(options.scriptsDirectory ?? 'scripts'),
      kubernetes: options.kubernetes && folderPath(options.kubernetes.directory ?? 'kubernetes'),
    };
    this.tasks = taskNames(options.taskNames, options.taskPrefix);
    this.takenTasks = project.tasks.all.map((task) => task.name);
    addStackTasks(project, this.name, this.tasks, this._paths);
    const { secrets, reports } = containerFiles(this._paths.docker);
    project.gitignore.addPatterns(`/${secrets}/`, `/${reports}/`);
  }

  /**
   * Overrides keys of the compose file: maps are merged, other values replaced, and null removes a key.
   *
   * @see https://github.com/compose-spec/compose-spec/blob/main/spec.md
   */
  public addComposeOverride(override: { [key: string]: unknown }): void {
    this.overrides = combineOverrides(this.overrides, override);
  }

  /**
   * Returns a service of the stack.
   *
   * @throws StackError where there is none of the name
   */
  public service(name: string): Service {
    return findService(this, name);
  }

  /**
   * Resolves the stack and adds its files, before anything on disk is touched: a problem changes nothing.
   *
   * @throws StackError naming all problems of the stack
   */
  public override preSynthesize(): void {
    const problems = new Problems(this.known);
    const given = { where: this.name, images: this.options.pins ?? {} };
    const pins = new Pins(this.project.outdir, containerFiles(this._paths.docker).pins, problems, given);
    const isComplete = this.checkOptions(problems);
    const model = this.resolve(pins, problems);
    const asked = askedExplanation(this.name);
    if (asked) explainAndEnd(asked, servicesOf(this).map(({ name }) => name), () => renderExplanation(model, asked), problems);
    warnOfEmptyDefault(this.project);
    if (isComplete) this.checkPolicy(model, problems);
    problems.throwIfAny();
    this.warnOfGuesses(model);
    this.addFiles(model, pins);
  }

  private resolve(pins: Pins, problems: Problems): StackModel {
    const services = servicesOf(this);
    const buildSecrets = this.options.buildSecrets ?? [];
    const context: ResolveContext = {
      projectRoot: this.project.outdir,
      stackName: this.name,
      paths: this._paths,
      pins,
      profile: this.options.profile,
      problems,
      buildSecrets: buildSecrets.map(({ id }) => id),
      labels: this.labels(),
    };
    const resolved = services.map((service) => service._models(context));
    const workflow = this.resolveWorkflow(resolved.flat(), pins, problems);
    pins.checkAliases(resolved.every((models) => models.length > 0));
    const models = resolved.flat();
    const known = models.map(({ name }) => name);
    const unresolved = services.map(({ name }) => name).filter((name) => !known.includes(name));
    checkOverriddenServices(this.name, this.overrides, known, unresolved, problems);
    const wired = wire(models, problems, [...unresolved, ...Object.keys(mapOf(this.overrides.services))]);
    return {
      name: this.name,
      paths: this._paths,
      registry: this.options.registry,
      kubernetes: this.kubernetes(wired.services, [...known, ...unresolved], problems),
      ...wired,
      secrets: distinctSecrets(models.flatMap(({ secrets }) => secrets)),
      buildSecrets,
      pins: pins.toModel(),
      workflow,
      composeOverrides: this.overrides,
      tasks: this.tasks,
      ...(this.project.ejected ? { taskRunner: 'node scripts/run-task.cjs' } : {}), // projen puts it there
    };
  }

  private kubernetes(services: StackModel['services'], known: readonly string[], problems: Problems): StackModel['kubernetes'] {
    if (!this.options.kubernetes) return undefined;
    const kubernetes = resolveKubernetes(this.options.kubernetes, { name: this.name, services });
    checkKubernetes({ where: this.name, kubernetes, services, known }, problems);
    return kubernetes;
  }

  private resolveWorkflow(services: readonly ServiceModel[], pins: Pins, problems: Problems): WorkflowModel | undefined {
    const { workflow, registry } = this.options;
    if (!workflow) return undefined;
    const stacks = this.project.root.node.findAll().filter((each): each is ContainerStack => each instanceof ContainerStack);
    const earlier = stacks.slice(0, stacks.indexOf(this)).flatMap((stack) => stack.workflowFile ?? []);
    const place = workflowContext(this.project, this.name, earlier);
    const buildsImages = services.some(({ imageBuild }) => imageBuild !== undefined);
    const resolved = resolveImagesWorkflow(workflow, { ...place, registry, buildsImages }, pins, problems);
    this.workflowFile = resolved.file;
    return resolved;
  }

  /** False where a value is missing that nothing can do without. */
  private checkOptions(problems: Problems): boolean {
    const stacks = this.project.components.filter((component): component is ContainerStack => component instanceof ContainerStack);
    checkName(this.name, 'stack', this.name, problems);
    checkFolder(this.name, 'directory', this.project.outdir, this._paths.docker, problems);
    checkFolder(this.name, 'scriptsDirectory', this.project.outdir, this._paths.scripts, problems);
    if (this._paths.kubernetes !== undefined) checkFolder(this.name, 'kubernetes.directory', this.project.outdir, this._paths.kubernetes, problems);
    checkOtherStacks(this.placed(), stacks.slice(0, stacks.indexOf(this)).map((stack) => stack.placed()), problems);
    checkTasks(this.name, this.tasks, this.takenTasks, problems);
    checkRegistry(this.name, this.options.registry, problems);
    checkLabels(this.name, this.labels(), problems);
    return checkOptionsOfKind(this.name, this, this.given, problems);
  }

  private placed(): Pick<StackModel, 'name' | 'paths'> {
    return { name: this.name, paths: this._paths };
  }

  private warnOfGuesses(model: StackModel): void {
    for (const line of [...(this.warnings?.(model) ?? []), ...guessLines(model)]) this.project.logger.warn(line);
  }

  /** The one place that knows what day it is. */
  private checkPolicy(stack: StackModel, problems: Problems): void {
    const today = new Date().toISOString().slice(0, 10);
    const verdict = judge({ stack, today, complete: !problems.any }, this.options.policy);
    writeSarifReport(this.project, this.name, (definition) => toSarif(verdict, definition));
    problems.addAll(policyProblems(verdict));
    for (const line of warningLines(verdict)) this.project.logger.warn(line);
  }

  private addFiles(model: StackModel, pins: Pins): void {
    new OwnedFile(this.project, pins.path, pins.toText());
    for (const { path, text, executable } of renderStackFiles(model, pins.path)) new GeneratedFile(this.project, path, text, { executable });
    if (model.workflow) new GeneratedFile(this.project.root, model.workflow.file, renderImagesWorkflow(model, model.workflow));
    new JsonFile(this.project, manifestPath(model.name), { obj: renderManifest(model) });
  }

  private labels(): Record<string, string> {
    const nodePackage = this.project instanceof javascript.NodeProject ? this.project.package : undefined;
    const labels = {
      source: this.options.source ?? nodePackage?.manifest.repository?.url,
      licenses: this.options.licenses ?? nodePackage?.license,
    };
    return withoutUndefined(labels);
  }
}
