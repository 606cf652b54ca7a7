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
        comment: 'What ships: nginx, and what it sends where.',
        instructions: [
          Instruction.run(['rm -f "$(command -v apk)" /usr/bin/apt*', 'find / -xdev -type f -perm /6000 -exec rm {} +'], {
            comment: 'No package manager, and no program that gives its caller the rights of another user.',
          }),
          Instruction.copy({ sources: ['nginx.conf'], destination: '/etc/nginx/nginx.conf' }),
          Instruction.labels(labels),
          Instruction.user(user),
          Instruction.expose(port),
          Instruction.healthCheck(healthProbe),
          Instruction.command(['/usr/sbin/nginx'], "By its path: the image's entrypoint would edit the configuration of a plain \"nginx\"."),
        ],
      },
    ],
  };
}
