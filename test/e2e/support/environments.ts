import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, Visit, visit } from './browser';
import { docker } from './docker';
import { FixtureRepository } from './fixture-repository';
import { ownedBy } from './owned';
import { freePorts } from './ports';
import { eventually } from './wait';
import { fixtures } from '../../support/fixtures';

const HARDENED = ['--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', '--user', '123456:654321', '--tmpfs', '/tmp'];

/** One image of a fixture, started once for each environment, and a browser that visits what it serves. */
export class Environments {
  /** Addresses, one for each environment. */
  public urls: string[] = [];
  /** Containers, one for each environment. */
  public containers: string[] = [];
  private readonly repository: FixtureRepository;
  private browser: Browser | undefined;

  public constructor(fixture: string, private readonly environments: readonly Readonly<Record<string, string>>[], private readonly path = '') {
    this.repository = new FixtureRepository(fixtures().find(({ name }) => name === fixture)!);
  }

  public async start(): Promise<void> {
    const { root } = this.repository;
    await this.repository.layOut();
    await this.repository.synthesise();
    await docker('build', '--quiet', '--tag', this.image, '--file', join(root, 'docker', 'web', 'Dockerfile'), root);
    const ports = await freePorts(this.environments.length);
    this.containers = await Promise.all(this.environments.map((values, index) => this.run(values, ports[index])));
    this.urls = ports.map((port) => `http://127.0.0.1:${port}${this.path}`);
    await Promise.all(this.urls.map((url) => eventually('an answer', async () => (await fetch(url).catch(() => undefined))?.ok || undefined, 60)));
    this.browser = await launchBrowser();
  }

  public async remove(): Promise<void> {
    await this.browser?.close();
    await this.repository.remove();
  }

  /** A page after React has taken over. */
  public async visit(url: string): Promise<Visit> {
    const visited = await visit(this.browser!, url);
    await visited.page.locator('#shown:not(:empty)').waitFor();
    return visited;
  }

  private get image(): string {
    return `${this.repository.name}-web:local`;
  }

  private async run(values: Readonly<Record<string, string>>, port: number): Promise<string> {
    const environment = Object.entries(values).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
    const owned = ownedBy(this.repository.name);
    return (await docker('run', '--detach', ...owned, ...HARDENED, ...environment, '--publish', `127.0.0.1:${port}:3000`, this.image)).trim();
  }
}
