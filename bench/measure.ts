import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Application } from './applications';
import type { Contestant } from './contestants';
import { docker, firstCause, removeCaches, timed } from './engine';
import { runImage, runsReadOnly } from './run-image';
import { saltCaches } from './salt';

/** What one round measures of a contestant. All times are in seconds. */
export interface Sample {
  readonly cold: number;
  readonly noChange: number;
  readonly sourceEdit: number;
  readonly dependencyAdded: number;
  readonly ready: number;
  readonly stop: number;
}

/** What does not differ from round to round. */
export interface Traits {
  readonly bytes: number;
  readonly root: boolean;
  readonly readOnly: boolean;
}

/** Distroless images come from a registry that the lab cannot mirror: its stand-in takes their place there. */
const STAND_IN = { reference: 'gcr.io/distroless/cc-debian13:nonroot', image: 'distroless-cc:latest' };
const SOURCES = /(?:^|\/)(?:node_modules|\.next|\.venv|__pycache__|\.pytest_cache)$/;

/** A contestant's folder with the application in it, and the images that it builds there. */
export class Bench {
  private readonly folder = mkdtempSync(join(tmpdir(), 'bench-'));
  private readonly salts: string[] = [];
  public readonly image: string;
  /** Text of the Dockerfile, as the contestant has it. */
  public readonly dockerfile: string;

  public constructor(private readonly contestant: Contestant, private readonly application: Application, root: string, private readonly run: string) {
    cpSync(join(root, application.folder), this.folder, { recursive: true, filter: (path) => !SOURCES.test(path) });
    this.dockerfile = contestant.prepare(application, this.folder);
    this.image = `bench-${run}-${application.name}-${contestant.name.replace(/\W+/g, '-').replace(/^-/, '')}:local`;
  }

  /** Builds and runs it once, in every way that is measured. */
  public async round(number: number): Promise<Sample> {
    const { application, folder } = this;
    const mark = `${this.run}-${number}-${this.contestant.name.replace(/\W+/g, '-')}`;
    const salt = `bench-${mark}`;
    this.salts.push(salt);
    writeFileSync(join(folder, 'Dockerfile'), saltCaches(this.dockerfile, salt));
    const saved = this.saveSources();
    const cold = await this.build('--no-cache');
    const noChange = await this.build();
    application.editSource(folder, mark);
    const sourceEdit = await this.build();
    const { readySeconds: ready, stopSeconds: stop } = await runImage(this.image, application);
    application.addDependency(folder, mark);
    const dependencyAdded = await this.build();
    saved.restore();
    return { cold, noChange, sourceEdit, dependencyAdded, ready, stop };
  }

  /** Looks at the image of the unchanged application. */
  public async traits(): Promise<Traits> {
    await this.build();
    const { root } = await runImage(this.image, this.application);
    const bytes = Number(await docker('image', 'inspect', '--format', '{{.Size}}', this.image));
    return { bytes, root, readOnly: await runsReadOnly(this.image, this.application) };
  }

  public async remove(): Promise<void> {
    await timed(['image', 'rm', '--force', this.image]);
    for (const salt of this.salts) await removeCaches(salt);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async build(...options: readonly string[]): Promise<number> {
    const standIn = (await timed(['image', 'inspect', STAND_IN.image])).status === 0;
    const contexts = standIn ? ['--build-context', `${STAND_IN.reference}=docker-image://${STAND_IN.image}`] : [];
    const argv = ['buildx', 'build', '--load', '--progress', 'plain', '--file', join(this.folder, 'Dockerfile'), '--tag', this.image];
    const { status, output, seconds } = await timed([...argv, ...contexts, ...options, this.folder]);
    if (status !== 0) throw new Error(firstCause(output));
    return seconds;
  }

  private saveSources(): { restore(): void } {
    const files = this.application.name === 'backend' ? ['src/main.py', 'requirements.txt'] : ['app/page.tsx', 'package.json', 'package-lock.json'];
    const texts = files.map((file) => [join(this.folder, file), readFileSync(join(this.folder, file), 'utf8')] as const);
    return { restore: () => texts.forEach(([path, text]) => writeFileSync(path, text)) };
  }
}
