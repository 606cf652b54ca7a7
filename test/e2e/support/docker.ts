import { succeed } from './command';

/** Runs docker, which must succeed, and returns what it printed. */
export async function docker(...argv: string[]): Promise<string> {
  return (await succeed(['docker', ...argv])).stdout.trim();
}

/** Lines that docker printed, without empty ones. */
export async function dockerLines(...argv: string[]): Promise<string[]> {
  return (await docker(...argv)).split('\n').filter((line) => line !== '');
}

/** What `docker image inspect` tells of an image, as far as the tests ask. */
export interface ImageDetails {
  readonly Id: string;
  readonly Size: number;
  readonly Config: {
    readonly User: string;
    readonly Cmd: string[];
    readonly Entrypoint: string[] | null;
    readonly ExposedPorts: Record<string, object>;
    readonly Labels: Record<string, string>;
    readonly Healthcheck: { readonly Test: string[] };
  };
}

export async function inspectImage(image: string): Promise<ImageDetails> {
  const [details] = JSON.parse(await docker('image', 'inspect', image)) as ImageDetails[];
  return details;
}

/** What `docker container inspect` tells of a container, as far as the tests ask. */
export interface ContainerDetails {
  readonly Id: string;
  readonly Name: string;
  readonly Created: string;
  readonly RestartCount: number;
  readonly Image: string;
  readonly Config: { readonly Env: string[]; readonly Image: string };
  readonly State: {
    readonly Status: string;
    readonly ExitCode: number;
    readonly StartedAt: string;
    readonly Health?: { readonly Status: string };
  };
  readonly NetworkSettings: {
    readonly Networks: Record<string, { readonly IPAddress: string }>;
    readonly Ports: Record<string, { readonly HostIp: string; readonly HostPort: string }[] | null>;
  };
}

export async function inspectContainer(container: string): Promise<ContainerDetails> {
  const [details] = JSON.parse(await docker('container', 'inspect', container)) as ContainerDetails[];
  return details;
}
