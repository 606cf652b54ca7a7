import { posix } from 'node:path';
import { readJson } from '../util/json';
import { mapOf } from '../util/objects';
import { pathsBelow } from '../util/paths';
import type { ReadableFolder } from '../util/readable-folder';
import { isSample } from '../util/sample-files';

/** An application of a framework that no service is made for. */
export interface OtherApplication {
  readonly path: string;
  readonly framework: string;
  readonly kind: 'backend' | 'frontend';
  /** Whether its team has written a Dockerfile for it. */
  readonly hasDockerfile: boolean;
}

/** The page that a single-page application starts from, from its folder. */
const PAGE = /^(?:(?:src|public)\/)?index\.html$/;

interface Framework {
  readonly dependency: string;
  readonly name: string;
  /** @default a frontend */
  readonly kind?: 'backend';
  readonly servesPage?: boolean;
}

/** What builds applications, by its package; the first that a manifest names counts, since some stand on Vite. */
const FRAMEWORKS: readonly Framework[] = [
  { dependency: '@nestjs/core', name: 'NestJS', kind: 'backend' },
  { dependency: 'fastify', name: 'Fastify', kind: 'backend' },
  { dependency: 'koa', name: 'Koa', kind: 'backend' },
  { dependency: '@hono/node-server', name: 'Hono', kind: 'backend' },
  { dependency: 'nuxt', name: 'Nuxt' },
  { dependency: '@sveltejs/kit', name: 'SvelteKit' },
  { dependency: 'astro', name: 'Astro' },
  { dependency: '@remix-run/react', name: 'Remix' },
  { dependency: '@angular/core', name: 'Angular', servesPage: true },
  { dependency: 'react-scripts', name: 'Create React App', servesPage: true },
  { dependency: '@vue/cli-service', name: 'Vue CLI', servesPage: true },
  { dependency: 'vite', name: 'Vite', servesPage: true },
  { dependency: 'express', name: 'Express', kind: 'backend' }, // beside one of the others, it serves what that builds
];

/**
 * Applications of other frameworks, so that a team is told what its stack goes without.
 *
 * @param files the paths to look at
 */
export function findOtherApplications(repository: ReadableFolder, files: readonly string[]): OtherApplication[] {
  return files.filter((file) => posix.basename(file) === 'package.json' && !isSample(file)).flatMap((manifest): OtherApplication[] => {
    const path = posix.dirname(manifest);
    const within = pathsBelow(files, path);
    const { dependencies, devDependencies, scripts } = readJson(repository.text(manifest));
    const named = { ...mapOf(dependencies), ...mapOf(devDependencies) };
    const framework = FRAMEWORKS.find(({ dependency }) => dependency in named);
    const isMade = 'build' in mapOf(scripts) || (framework?.kind === 'backend' && 'start' in mapOf(scripts));
    const isApplication = framework && isMade && !('next' in named) && (!framework.servesPage || within.some((file) => PAGE.test(file)));
    return isApplication ? [{ path, framework: framework.name, kind: framework.kind ?? 'frontend', hasDockerfile: within.includes('Dockerfile') }] : [];
  });
}
