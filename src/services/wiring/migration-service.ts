import type { Dependency, ServiceModel } from '../../model/service-model';

/** What differs between the migrations of one kind of service and another. */
export type MigrationsOfService = Pick<ServiceModel, 'command'> & Partial<Pick<ServiceModel, 'image' | 'imageBuild' | 'sharesImageOf' | 'workingFolder' | 'tmpfs'>>;

/** A task that brings the database of a service up to date, with that one's settings and secrets; and the service, which waits for it. */
export function withMigrations(service: ServiceModel, about: MigrationsOfService): ServiceModel[] {
  const name = `${service.name}-migrations`;
  const migrated: Dependency = { service: name, condition: 'service_completed_successfully' };
  const migration: ServiceModel = {
    ...service,
    name,
    summary: `Migrates the database, then exits; ${service.name} starts only if it succeeds.`,
    imageBuild: undefined,
    port: undefined,
    healthProbe: undefined,
    gracefulSeconds: undefined,
    application: undefined,
    decisions: undefined,
    oneShot: true,
    networks: service.networks.filter((network) => network !== service.name),
    development: undefined,
    composeOverrides: {},
    ...about,
  };
  return [migration, { ...service, dependencies: [...service.dependencies, migrated] }];
}
