import { posix } from 'node:path';
import type { Construct } from 'constructs';
import type { FastApiServiceOptions } from './fastapi-options';
import { FastApiService } from './fastapi-service';
import { NextJsService, NextJsServiceOptions } from './nextjs-service';
import type { Application } from '../discovery/application';
import { findApplications } from '../discovery/find-applications';
import { distinctPorts } from '../discovery/host-ports';
import { nameServices } from '../discovery/service-name';
import { ApplicationFolder } from '../resolve/application-folder';
import { detectNextApplication } from '../resolve/detect/next-application';
import { detectPythonApplication } from '../resolve/detect/python-application';
import { Problem, Problems } from '../util/problem';
import { didYouMean } from '../util/suggest';

/** What is to be different about a service that was found; each kind of service takes what it knows. */
export interface DetectedServiceOptions extends FastApiServiceOptions, NextJsServiceOptions {}

/** What {@link addDetectedServices} is told. */
export interface Detection {
  readonly services?: { readonly [name: string]: DetectedServiceOptions };
  readonly exclude?: readonly string[];
}

interface Named {
  readonly name: string;
  readonly application: Application;
  readonly options: DetectedServiceOptions;
}

/**
 * Adds a service for each application of the repository.
 *
 * @returns what is wrong with what was told, or with the repository
 */
export function addDetectedServices(stack: Construct, projectRoot: string, { services = {}, exclude = [] }: Detection): Problem[] {
  const applications = findApplications(new ApplicationFolder(projectRoot, '.'), exclude);
  const found = nameAll(applications, services);
  const wanted = found.map(({ application, options }) => options.hostPort ?? options.port ?? usualPort(projectRoot, application));
  const ports = distinctPorts(wanted);
  found.forEach((each, index) => addService(stack, each, ports[index] === wanted[index] ? each.options.hostPort : ports[index]));
  return wrong(stack.node.id, found, services);
}

/** An option with a path speaks of the application that lies there, and gives it its name. */
function nameAll(applications: readonly Application[], services: NonNullable<Detection['services']>): Named[] {
  const given = Object.entries(services).flatMap(([name, { path }]) => (path === undefined ? [] : [{ name, path: posix.normalize(path).replace(/\/$/, '') }]));
  const names = nameServices(applications);
  return applications.map((application, index) => {
    const name = given.find(({ path }) => path === application.path)?.name ?? names[index];
    return { name, application, options: services[name] ?? {} };
  });
}

function usualPort(projectRoot: string, { kind, path }: Application): number {
  const folder = new ApplicationFolder(projectRoot, path);
  return kind === 'fastapi' ? detectPythonApplication(folder).port?.value ?? 8000 : detectNextApplication(folder).port?.value ?? 3000;
}

function addService(stack: Construct, { name, application: { kind, path }, options }: Named, hostPort?: number): void {
  if (kind === 'fastapi') new FastApiService(stack, name, { ...options, path, hostPort });
  else new NextJsService(stack, name, { ...options, path, hostPort });
}

function wrong(stack: string, found: readonly Named[], services: NonNullable<Detection['services']>): Problem[] {
  const problems = new Problems();
  const names = found.map(({ name }) => name);
  if (found.length === 0) {
    problems.add(stack, 'No FastAPI application and no Next.js application was found.', FIX_NOTHING);
  }
  for (const name of Object.keys(services).filter((each) => !names.includes(each))) {
    const known = found.map((each) => `${each.name} (${each.application.path})`).join(', ');
    problems.add(stack, `No service "${name}" was found.${didYouMean(name, names)}`, `Use one of: ${known}; or name its folder with path.`);
  }
  return [...problems.all];
}

const FIX_NOTHING = 'Look whether git knows its files, and whether the folder has package.json with next, or a manifest such as pyproject.toml; or describe the services with constructs.';
