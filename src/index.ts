export * from './container-project';
export * from './container-stack';
export * from './model/application-model';
export * from './model/base-profile';
export * from './model/build-secret';
export * from './model/context-model';
export * from './model/decision';
export * from './model/dockerfile';
export * from './model/health-check';
export * from './model/http-client';
export * from './model/image-pin';
export * from './model/instruction';
export * from './model/instruction-point';
export * from './model/kubernetes-model';
export * from './model/kubernetes-options';
export type {
  DerivedSource, EnvironmentSource, RandomSource, SecretModel, SecretMount,
} from './model/secret';
export type {
  BuildModel, Dependency, DevelopmentModel, FileMount, IgnoreRules, PortModel, Protocol, ProxyModel,
  PublishedPort, Resources, RouteModel, ScheduleModel, ServiceModel, TmpfsMount, VolumeMount,
} from './model/service-model';
export * from './model/stack-model';
export * from './model/url-part';
export * from './model/workflow-model';
export * from './policy/policy-options';
export * from './policy/policy-pack';
export type { Finding, IPolicyRule } from './policy/rule';
export { AllowedRegistries } from './policy/rules/image-registry';
export { Severity } from './policy/severity';
export type { ImagesWorkflowOptions, RegistryLoginStep } from './resolve/images-workflow';
export type { IApplicationFolder, IPins, IProblems, ResolveContext } from './resolve/resolve-context';
export type { DetectedServiceOptions } from './services/detected/detected-services';
export * from './services/application-service';
export * from './services/container-image';
export * from './services/container-service';
export * from './services/fastapi-options';
export * from './services/fastapi-service';
export type { FolderBuildOptions } from './services/folder-build';
export * from './services/migrations';
export * from './services/nextjs-options';
export * from './services/nextjs-service';
export { Postgres } from './services/postgres';
export type { PostgresOptions } from './services/postgres';
export type { PublishOptions } from './services/published-port';
export type { ResourceOptions } from './services/resource-options';
export * from './services/reverse-proxy';
export * from './services/scheduled-job';
export * from './services/secret';
export * from './services/service';
export * from './services/service-model-options';
export * from './services/service-url';
export { Valkey } from './services/valkey';
export type { ValkeyOptions } from './services/valkey';
export type { WebServiceOptions } from './services/web-service';
export * from './services/worker';
export type { CommonStackOptions, ContainerStackOptions, DetectionOptions, DetectOptions, TaskNameOptions } from './stack-options';
