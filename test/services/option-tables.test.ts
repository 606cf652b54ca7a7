import type { Construct } from 'constructs';
import { FastApiService, FastApiServiceOptions } from '../../src';
import * as model from '../../src/model/option-tables';
import { IMAGES_WORKFLOW_OPTIONS, LOGIN_STEP_OPTIONS } from '../../src/resolve/images-workflow';
import * as services from '../../src/services/option-tables';
import * as stack from '../../src/stack-options';
import type { OptionTable } from '../../src/util/option-kinds';
import { shop } from '../bad-input/case';
import { readApi } from '../docs/options';
import { inFolder } from '../support/application-folder';
import { FASTAPI } from '../support/applications';
import { synth, synthError } from '../support/synth';

/** The interfaces that users write, each with its table. */
const TABLES: Readonly<Record<string, OptionTable>> = {
  HealthCheckTiming: model.TIMING_OPTIONS,
  HttpHealthCheckOptions: model.HTTP_CHECK_OPTIONS,
  CacheMount: model.CACHE_OPTIONS,
  BindMount: model.BIND_OPTIONS,
  RunOptions: model.RUN_OPTIONS,
  CopyOptions: model.COPY_OPTIONS,
  Waiver: stack.WAIVER_OPTIONS,
  PolicyOptions: stack.POLICY_OPTIONS,
  TaskNameOptions: stack.TASK_NAME_OPTIONS,
  KubernetesOptions: model.KUBERNETES_OPTIONS,
  ImagesWorkflowOptions: IMAGES_WORKFLOW_OPTIONS,
  RegistryLoginStep: LOGIN_STEP_OPTIONS,
  CommonStackOptions: stack.STACK_OPTIONS,
  ContainerStackOptions: stack.STACK_OPTIONS,
  DetectionOptions: stack.DETECTED_OPTIONS,
  DetectOptions: stack.DETECTED_OPTIONS,
  ContainerProjectOptions: stack.DETECTED_OPTIONS,
  ServiceOptions: services.SERVICE_OPTIONS,
  ResourceOptions: services.RESOURCE_OPTIONS,
  WebServiceOptions: services.FASTAPI_OPTIONS,
  FastApiServiceOptions: services.FASTAPI_OPTIONS,
  SystemPackages: services.SYSTEM_PACKAGES,
  NextJsServiceOptions: services.NEXTJS_OPTIONS,
  DatabaseServerOptions: services.DATABASE_OPTIONS,
  PostgresOptions: services.POSTGRES_OPTIONS,
  ValkeyOptions: services.VALKEY_OPTIONS,
  WorkerOptions: services.WORKER_OPTIONS,
  ScheduledJobOptions: services.SCHEDULED_JOB_OPTIONS,
  ReverseProxyOptions: services.REVERSE_PROXY_OPTIONS,
  ContainerServiceOptions: services.CONTAINER_SERVICE_OPTIONS,
  DockerfileOptions: services.DOCKERFILE_OPTIONS,
  SecretOptions: services.SECRET_OPTIONS,
  DerivedSecretOptions: services.DERIVED_SECRET_OPTIONS,
  EnvironmentSecretOptions: services.ENVIRONMENT_SECRET_OPTIONS,
  FileSecretOptions: services.FILE_SECRET_OPTIONS,
  ConnectionOptions: services.CONNECTION_OPTIONS,
};
/** What only packages with rules, or with kinds of service of their own, write or read: those are compiled. */
const OF_PACKAGES = ['HttpProbeOptions', 'Finding', 'IPolicyRule', 'ResolveContext', 'FolderBuildOptions', 'PublishOptions', 'ServiceModelOptions'];

const written = [...readApi().options].filter(([name, options]) => options.length > 0 && !OF_PACKAGES.includes(name));

describe.each(written)('%s', (name, options) => {
  test('has a table with all its options', () => {
    expect(Object.keys(TABLES[name] ?? {})).toEqual(expect.arrayContaining(options.map((option) => option.name)));
  });

  test('has those of the structs within, too', () => {
    const tableOf = (type: string) => (type.endsWith('[]') ? [TABLES[type.slice(0, -2)]] : TABLES[type]);
    const structs = options.filter(({ type }) => TABLES[type.replace(/\[\]$/, '')]);
    expect(structs.map((option) => TABLES[name]?.[option.name])).toEqual(structs.map(({ type }) => tableOf(type)));
  });
});

interface TeamServiceOptions extends FastApiServiceOptions {
  readonly team: string;
}
class TeamService extends FastApiService {
  public constructor(scope: Construct, id: string, options: TeamServiceOptions) {
    super(scope, id, options);
    this.addEnvironment('TEAM', options.team);
  }
}
const team = (options: object = {}) => shop((scope) => void new TeamService(scope, 'backend', { path: 'backend', team: 'orders', ...options }));

test('a kind of a team that extends one may have more', () => {
  expect(synth(inFolder('backend', FASTAPI), team()).service('backend')).toMatchObject({ environment: { TEAM: 'orders' } });
});

test('and what it has in common with that one is looked at', () => {
  expect(synthError(inFolder('backend', FASTAPI), team({ resources: { cpu: 1 } }))).toContain('resources has no option "cpu". Did you mean "cpus"?');
});
