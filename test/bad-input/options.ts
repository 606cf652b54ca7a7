import { backend, bad, BadInput, frontend, shop } from './case';
import { ContainerStack } from '../../src';

/** Options as JavaScript lets them through, or JSON. */
function unchecked(options: Record<string, unknown>): object {
  return options;
}

const OF_FASTAPI = 'Use one of: app, command, database, environment, extras, groups, healthCheck, hostPort, migrations, optionalLibraries, path, port, profile, '
  + 'publish, pythonVersion, removeDevelopmentFiles, resources, secrets, sizeBudgetMegabytes, sources, stripNativeModules, systemPackages, user, writableFolders.';
const OF_NEXTJS = 'Use one of: buildEnvironment, database, environment, healthCheck, hostPort, imageOptimization, migrations, migrationsSizeBudgetMegabytes, nodeVersion, path, port, profile, '
  + 'publish, resources, runtimePublicEnvironment, secrets, sizeBudgetMegabytes, sources, user.';
const OF_STACK = 'Use one of: buildSecrets, directory, licenses, name, pins, policy, profile, registry, scriptsDirectory, source, taskNames.';
const OF_DETECTED = OF_STACK.replace('directory, licenses', 'directory, exclude, licenses').replace('scriptsDirectory, source', 'scriptsDirectory, services, source');

export const OPTIONS: readonly BadInput[] = [
  bad('a misspelt option of a stack', shop(() => undefined, unchecked({ regsitry: 'ghcr.io/acme' })), [['shop', 'It has no option "regsitry". Did you mean "registry"?', OF_STACK]]),
  bad('a misspelt option of a detected stack', (project) => void ContainerStack.detect(project, { name: 'shop', ...unchecked({ servces: {} }) }), [
    ['shop', 'It has no option "servces". Did you mean "services"?', OF_DETECTED],
  ]),
  bad('a misspelt option of a detected service', (project) => void ContainerStack.detect(project, { name: 'shop', services: { frontend: unchecked({ enviroment: {} }) } }), [
    ['shop/frontend', 'It has no option "enviroment". Did you mean "environment"?', OF_NEXTJS],
  ]),
  bad('a misspelt option of a FastAPI service', backend(unchecked({ migration: 'alembic' })), [['shop/backend', 'It has no option "migration". Did you mean "migrations"?', OF_FASTAPI]]),
  bad('an option of FastAPI for a Next.js service', frontend(unchecked({ pythonVersion: '3.12' })), [['shop/frontend', 'It has no option "pythonVersion".', OF_NEXTJS]]),
];
