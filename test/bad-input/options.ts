import { backend, bad, BadInput, frontend, shop } from './case';
import { ContainerStack } from '../../src';
import { FASTAPI_OPTIONS, NEXTJS_OPTIONS } from '../../src/services/option-names';
import { DETECTED_OPTIONS, STACK_OPTIONS } from '../../src/stack-options';

/** Options as JavaScript lets them through, or JSON. */
function unchecked(options: Record<string, unknown>): object {
  return options;
}

/** The compiler sees to it that a kind knows all of its options. */
const oneOf = (known: readonly string[]): string => `Use one of: ${[...known].sort().join(', ')}.`;

export const OPTIONS: readonly BadInput[] = [
  bad('a misspelt option of a stack', shop(() => undefined, unchecked({ regsitry: 'ghcr.io/acme' })), [['shop', 'It has no option "regsitry". Did you mean "registry"?', oneOf(STACK_OPTIONS)]]),
  bad('a misspelt option of a detected stack', (project) => void ContainerStack.detect(project, { name: 'shop', ...unchecked({ servces: {} }) }), [
    ['shop', 'It has no option "servces". Did you mean "services"?', oneOf(DETECTED_OPTIONS)],
  ]),
  bad('a misspelt option of a detected service', (project) => void ContainerStack.detect(project, { name: 'shop', services: { frontend: unchecked({ enviroment: {} }) } }), [
    ['shop/frontend', 'It has no option "enviroment". Did you mean "environment"?', oneOf(NEXTJS_OPTIONS)],
  ]),
  bad('a misspelt option of a FastAPI service', backend(unchecked({ migration: 'alembic' })), [['shop/backend', 'It has no option "migration". Did you mean "migrations"?', oneOf(FASTAPI_OPTIONS)]]),
  bad('an option of FastAPI for a Next.js service', frontend(unchecked({ pythonVersion: '3.12' })), [['shop/frontend', 'It has no option "pythonVersion".', oneOf(NEXTJS_OPTIONS)]]),
];
