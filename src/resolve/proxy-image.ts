import { reduceNginx, startNginx, stopNginx } from './nginx';
import type { Dockerfile } from '../model/dockerfile';
import type { HealthProbe } from '../model/health-check';
import { Instruction } from '../model/instruction';

/** Everything the Dockerfile of a reverse proxy depends on. */
export interface ProxyImage {
  readonly nginxImage: string;
  readonly user: string;
  readonly port: number;
  readonly healthProbe: HealthProbe;
  readonly labels: Readonly<Record<string, string>>;
}

/** The Dockerfile: the official image, and the configuration that is generated beside it. */
export function proxyDockerfile({ nginxImage, user, port, healthProbe, labels }: ProxyImage): Dockerfile {
  return {
    stages: [
      {
        name: 'proxy',
        from: nginxImage,
        comment: 'The shipped image: nginx and its routes.',
        instructions: [
          reduceNginx(),
          Instruction.copy({ sources: ['nginx.conf'], destination: '/etc/nginx/nginx.conf' }),
          Instruction.labels(labels),
          Instruction.user(user),
          Instruction.expose(port),
          Instruction.healthCheck(healthProbe),
          stopNginx(),
          startNginx(),
        ],
      },
    ],
  };
}
