import type { Dependency, ServiceModel } from '../../model/service-model';

/** The part of migrations that depends on the kind of service. */
export type MigrationsOfService = Pick<ServiceModel, 'command'> & Partial<Pick<ServiceModel, 'image' | 'imageBuild' | 'sharesImageOf' | 'workingFolder' | 'tmpfs'>>;

/**
 * Adds a task that migrates the database of a service with its settings and secrets; the service waits for it.
 *
 * @param applications that the service waits for, and the task does not: they may need the tables that it makes
 */
export function withMigrations(service: ServiceModel, about: MigrationsOfService, applications: readonly string[] = []): ServiceModel[] {
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
    opensAddresses: undefined,
    decisions: undefined,
    oneShot: true,
    dependencies: service.dependencies.filter((dependency) => !applications.includes(dependency.service)),
    networks: service.networks.filter((network) => network !== service.name),
    volumes: service.volumes.filter(({ holdsFiles }) => !holdsFiles),
    development: undefined,
    composeOverrides: {},
    ...about,
  };
  return [migration, { ...service, dependencies: [...service.dependencies, migrated] }];
}
