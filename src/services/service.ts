import { Construct } from 'constructs';
import { CommonModel, completeModel } from './complete-model';
import { FolderBuildOptions, folderBuild } from './folder-build';
import { ADDED_OPTIONS, SERVICE_OPTIONS } from './option-tables';
import { PublishOptions, publishedPort } from './published-port';
import { ResourceOptions, resourcesOf } from './resource-options';
import { Secret } from './secret';
import { serviceId } from './service-id';
import type { ServiceModelOptions } from './service-model-options';
import { ServiceUrl } from './service-url';
import { Connection, NO_CONNECTION, Wiring, wireSettings } from './wiring/settings-wiring';
import type { RequiredSettingModel } from '../model/application-model';
import type { BuildModel } from '../model/build-model';
import type { Decision } from '../model/decision';
import type { Instruction } from '../model/instruction';
import { Dependency, PublishedPort, Resources, ServiceModel } from '../model/service-model';
import { FILE_SUFFIX } from '../resolve/images/secret-environment';
import { IApplicationFolder, openApplicationFolder, ResolveContext } from '../resolve/resolve-context';
import { requiredSettings, Setting } from '../resolve/settings/setting';
import { existingDescription } from '../util/description-file';
import { distinctBy } from '../util/distinct';
import { combineOverrides, PlainObject } from '../util/objects';
import type { OptionTable } from '../util/option-kinds';
import { checkOptions, checkOptionsOfKind } from '../util/option-mistakes';

/** Options of every kind of service. */
export interface ServiceOptions {
  /** Environment variables: texts, or addresses of other services. Secrets do not belong here. @default none */
  readonly environment?: { [name: string]: string | ServiceUrl };
  /** Secrets that the service reads as files below /run/secrets. @default none */
  readonly secrets?: Secret[];
  /** Limits and reservations. @default see {@link ResourceOptions} */
  readonly resources?: ResourceOptions;
}

/**
 * A container of the stack.
 *
 * The only way to connect two services is to give one a reference to the other; start order, networks and addresses
 * follow from it. A kind of service extends this class and implements {@link resolve}.
 */
export abstract class Service extends Construct {
  /** Options of its kind. @internal */ public static readonly _OPTIONS: OptionTable = SERVICE_OPTIONS;

  /** Name in the compose file, and of the host on the stack's networks. */
  public readonly name: string;
  /** Address for the other services of the stack. Giving it to one connects the two. */
  public readonly url: ServiceUrl;
  /** Address for browsers on the developer's machine: the published port. */
  public readonly publicUrl: ServiceUrl;

  private readonly addedEnvironment: { [name: string]: string | ServiceUrl } = {};
  private readonly addedSecrets: Secret[] = [];
  private overrides: PlainObject = {};
  /** Whether it was detected, and so nobody described it. @internal */
  protected _isDetected = false;
  private readonly decided: Decision[] = [];
  private wiring: Wiring = { environment: {}, secrets: [], decisions: [] };
  private resolvedModels: { readonly context: ResolveContext; readonly models: ServiceModel[] } | undefined;

  protected constructor(scope: Construct, id: string, private readonly baseOptions: ServiceOptions) {
    super(scope, serviceId(scope, id));
    this.name = id;
    this.url = new ServiceUrl(this, 'stack');
    this.publicUrl = new ServiceUrl(this, 'browser');
  }

  /**
   * Sets an environment variable.
   *
   * @param value a text, or the address of another service
   */
  public addEnvironment(name: string, value: string | ServiceUrl): void {
    this.addedEnvironment[name] = value;
  }

  /** Lets the service read a secret. */
  public addSecret(secret: Secret): void {
    this.addedSecrets.push(secret);
  }

  /**
   * Overrides keys of the service in the compose file: maps are merged, other values replaced, and null removes a key.
   *
   * @see https://github.com/compose-spec/compose-spec/blob/main/05-services.md
   */
  public addComposeOverride(override: { [key: string]: unknown }): void {
    this.overrides = combineOverrides(this.overrides, override);
  }

  private get environment(): { [name: string]: string | ServiceUrl } {
    return { ...this.baseOptions.environment, ...this.addedEnvironment };
  }

  private get secrets(): Secret[] {
    return [...(this.baseOptions.secrets ?? []), ...this.addedSecrets];
  }

  /** Where messages say it is: the stack's name and its own. @internal */
  protected get _constructPath(): string {
    return [this.node.scope?.node.id, this.name].join('/');
  }

  /** Services whose address this one was given, in its environment or in a secret. @internal */
  public get _references(): readonly Service[] {
    const urls = Object.values(this.environment).flatMap((value) => (value instanceof ServiceUrl ? value._all : []));
    const addressed = urls.filter((url) => url._toModel().audience === 'stack').map((url) => url._service);
    return [...new Set([...addressed, ...this.secrets.flatMap(({ _service: service }) => service ?? [])])];
  }

  /**
   * Decides everything that the user left open; called once per synthesis.
   *
   * @param context what it may read and use; problems are reported to it rather than thrown
   * @returns the service, and tasks that belong to it; nothing if a problem was found
   */
  public abstract resolve(context: ResolveContext): ServiceModel[];

  /** Instructions that its Dockerfile was given. @internal */
  protected get _instructions(): readonly Instruction[] {
    return [];
  }

  /** What {@link resolve} gave; asked for by the stack, and by services that build on this one. @internal */
  public _models(context: ResolveContext): ServiceModel[] {
    if (this.resolvedModels?.context !== context) {
      const models = this.checkOptions(context) ? this.resolve(context) : [];
      this.resolvedModels = { context, models: models.map((model) => this.completed(model)) };
    }
    return this.resolvedModels.models;
  }

  /** Reports a problem of this service. */
  protected addProblem(context: ResolveContext, what: string, fix: string): void {
    context.problems.add(this._constructPath, what, fix);
  }

  /**
   * Opens the folder of an application; one that is missing, or has a manifest that cannot be read, is a problem.
   *
   * @param path from the project's root
   */
  protected openFolder(context: ResolveContext, path: string): IApplicationFolder | undefined {
    return openApplicationFolder(context, this._constructPath, path);
  }

  /** What the image is built from, where that is the folder of an application and a Dockerfile that the library writes. */
  protected folderBuild(context: ResolveContext, folder: IApplicationFolder, options: FolderBuildOptions): BuildModel {
    return folderBuild(context, this.name, folder, options);
  }

  /** The port of the developer's machine; undefined where it is not to be published. */
  protected publishedPort(options: PublishOptions): PublishedPort | undefined {
    return publishedPort(this.name, options);
  }

  /**
   * Another service with everything decided, for one that runs beside it with its image.
   *
   * @returns undefined if a problem was found in it
   */
  protected modelOf(context: ResolveContext, service: Service): ServiceModel | undefined {
    return service._models(context).find(({ name }) => name === service.name);
  }

  /** The service with everything decided: what its kind says, and what all kinds have in common. */
  protected serviceModel(about: ServiceModelOptions): ServiceModel {
    return completeModel(about, this._common(about.secrets), this._resources(about.resources));
  }

  /** What all kinds of service have in common. @internal */
  protected _common(extraSecrets: readonly Secret[] = []): CommonModel {
    // A connection that is asked for twice is two objects with one file.
    const all = [...this.secrets, ...extraSecrets, ...this.wiring.secrets];
    const secrets = distinctBy(all, ({ name, target, _source: source }) => JSON.stringify([name, target, source]));
    return {
      name: this.name,
      constructPath: this._constructPath,
      environment: { ...secretFiles(secrets), ...this.wiring.environment, ...this.environmentModel() },
      secrets: secrets.map(({ name, target, variable, optional, _source: source }) => ({
        secret: name, target, source, ...(variable ? { variable } : {}), ...(optional ? { optional } : {}),
      })),
      dependencies: this._references.map((service): Dependency => ({ service: service.name, condition: 'service_healthy' })),
      networks: [this.name, ...this._references.map((service) => service.name)],
      resources: this._resources(),
      composeOverrides: this.overrides,
    };
  }

  /** Gives it what its settings ask for, and returns the variables: the connection to a database, and, where it was detected, what is missing. @internal */
  protected _wire({ problems, projectRoot }: ResolveContext, settings: readonly Setting[], connection: Connection = NO_CONNECTION): Wiring['environment'] {
    this.wiring = wireSettings({
      where: this._constructPath,
      description: existingDescription(projectRoot),
      settings,
      connection,
      given: [...Object.keys(this.environment), ...this.secrets.flatMap(({ variable, target }) => [variable ?? target, target])],
      fill: this._isDetected,
    }, problems);
    return this.wiring.environment;
  }

  /** Settings that the policy asks for; where they are filled in, those without a value are problems already. @internal */
  protected _settingsToGive(settings: readonly Setting[]): RequiredSettingModel[] | undefined {
    return this._isDetected ? undefined : requiredSettings(settings);
  }

  /** Keeps what decided a value before the resolution, as detection does. @internal */
  public _decided(decision: Decision): void {
    this.decided.push(decision);
  }

  /** Takes it for detected: required settings are filled in, as far as they can be known, and what is left is a problem. @internal */
  public _markDetected(): void {
    this._isDetected = true;
  }

  /** @internal */
  protected _resources(defaults: ResourceOptions = {}): Resources {
    return resourcesOf(defaults, this.baseOptions.resources);
  }

  /** False where it cannot be resolved, because of what it was given. */
  private checkOptions({ problems }: ResolveContext): boolean {
    const added = { environment: this.addedEnvironment, secrets: this.addedSecrets, instructions: this._instructions };
    const isGivenWell = checkOptionsOfKind(this._constructPath, this, this.baseOptions, problems);
    return checkOptions(this._constructPath, added, ADDED_OPTIONS, problems) && isGivenWell;
  }

  /** With what its settings decided. */
  private completed(model: ServiceModel): ServiceModel {
    const own = model.name === this.name ? [...this.decided, ...model.decisions ?? [], ...this.wiring.decisions] : [];
    return own.length > 0 ? { ...model, decisions: own } : model;
  }

  private environmentModel(): ServiceModel['environment'] {
    return Object.fromEntries(
      Object.entries(this.environment).map(([name, value]) => [name, value instanceof ServiceUrl ? value._toModel() : value]),
    );
  }
}

/** `NAME_FILE` tells where the value of a variable lies. */
function secretFiles(secrets: readonly Secret[]): Record<string, string> {
  return Object.fromEntries(secrets.flatMap(({ variable, target }) => (variable ? [[`${variable}${FILE_SUFFIX}`, `/run/secrets/${target}`]] : [])));
}
