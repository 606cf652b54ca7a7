import { renderBake } from './bake';
import { renderCompose } from './compose';
import { renderComposeDevelopment } from './compose-dev';
import { renderDockerfile } from './dockerfile';
import { renderDockerignore } from './dockerignore';
import { renderKubernetes } from './kubernetes/manifests';
import { renderNginx } from './nginx';
import { renderReadme } from './readme';
import { LIBRARIES, renderScript, SCRIPTS } from './scripts/script';
import { containerFiles } from '../model/container-files';
import { builtServices, filesOf } from '../model/service-model';
import type { StackModel } from '../model/stack-model';

/** A file that is generated for a stack. */
export interface StackFile {
  /** From the project's root. */
  readonly path: string;
  readonly text: string;
  readonly executable: boolean;
}

/** The files of a stack in its project, as text. */
export function renderStackFiles(stack: StackModel, pinsPath: string): StackFile[] {
  const { docker, scripts } = stack.paths;
  const { compose, composeDevelopment, bake, readme } = containerFiles(docker);
  const texts = [
    ...dockerfiles(stack, pinsPath),
    ...filesOf(stack).filter(({ isHandWritten }) => !isHandWritten),
    ...proxyConfigurations(stack),
    { path: compose, text: renderCompose(stack) },
    { path: composeDevelopment, text: renderComposeDevelopment(stack) },
    { path: bake, text: renderBake(stack) },
    { path: readme, text: renderReadme(stack) },
    ...renderKubernetes(stack),
    ...LIBRARIES.map((library) => ({ path: `${scripts}/${library}`, text: renderScript(stack, library) })),
  ];
  return [
    ...texts.map(({ path, text }) => ({ path, text, executable: false })),
    ...SCRIPTS.map((script) => ({ path: `${scripts}/${script}`, text: renderScript(stack, script), executable: true })),
  ];
}

/** Generated Dockerfiles, each with its ignore file. An image that is a stage of another Dockerfile has none. */
function dockerfiles(stack: StackModel, pinsPath: string): Pick<StackFile, 'path' | 'text'>[] {
  const own = builtServices(stack).filter(({ imageBuild }) => !imageBuild.isHandWritten && imageBuild.stageOf === undefined);
  return own.flatMap(({ imageBuild: { dockerfilePath: path, dockerfile, ignore } }) => [
    { path, text: renderDockerfile(dockerfile, pinsPath) },
    { path: `${path}.dockerignore`, text: renderDockerignore(ignore) },
  ]);
}

function proxyConfigurations({ services }: StackModel): Pick<StackFile, 'path' | 'text'>[] {
  return services.flatMap(({ proxy, port }) => (proxy && port ? [{ path: proxy.configurationPath, text: renderNginx(proxy, port.container) }] : []));
}
