import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogLevel, Project } from 'projen';
import type { Application } from './applications';
import { BaseProfile, ContainerStack, FastApiService, NextJsService } from '../src';

const PROFILES = { slim: BaseProfile.slim(), alpine: BaseProfile.alpine(), distroless: BaseProfile.distroless() };

/** Synthesises a stack of the one application, and copies its Dockerfile and ignore file into the folder. */
export function ourDockerfile({ name }: Application, profile: keyof typeof PROFILES, folder: string): string {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-ours-'));
  try {
    symlinkSync(folder, join(outdir, 'application'));
    const project = new Project({ name: 'bench', outdir, logging: { level: LogLevel.OFF } });
    const stack = new ContainerStack(project, { name: 'bench', scriptsDirectory: 'scripts', profile: PROFILES[profile] });
    const Service = name === 'backend' ? FastApiService : NextJsService;
    new Service(stack, name, { path: 'application' });
    project.synth();
    for (const ending of ['', '.dockerignore']) copyFileSync(join(outdir, `docker/${name}/Dockerfile${ending}`), join(folder, `Dockerfile${ending}`));
    return readFileSync(join(folder, 'Dockerfile'), 'utf8');
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
