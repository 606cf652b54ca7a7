import type { Dockerfile, Stage } from '../model/dockerfile';
import type { HealthProbe } from '../model/health-check';
import type { CopyOptions, Instruction, RunOptions } from '../model/instruction';
import { execForm } from '../util/dockerfile-text';
import { withoutUndefined } from '../util/objects';

const CONTINUATION = ' \\\n    ';

/**
 * Text of a Dockerfile.
 *
 * @param pinsPath file that pins the base images, for the reader
 */
export function renderDockerfile(dockerfile: Dockerfile, pinsPath: string): string {
  return [`# The base images are pinned in ${pinsPath}.\n`, ...dockerfile.stages.map(renderStage)].join('\n');
}

function renderStage({ name, from, comment, instructions }: Stage): string {
  return [withComment(comment, `FROM ${from} AS ${name}`), ...instructions.map(renderInstruction)].join('\n').trimEnd() + '\n';
}

function renderInstruction({ _data: data }: Instruction): string {
  switch (data.kind) {
    case 'run':
      return withComment(data.options.comment, renderRun(data.commands, data.options));
    case 'copy':
      return withComment(data.options.comment, renderCopy(data.options));
    case 'env':
      return withComment(data.comment, `ENV ${Object.entries(data.variables).map(assignment).join(CONTINUATION)}`);
    case 'labels':
      return withComment(data.comment, `LABEL ${Object.entries(data.labels).map(label).join(' \\\n      ')}`);
    case 'words':
      return withComment(data.comment, `${data.keyword} ${data.words}`);
    case 'exec':
      return withComment(data.comment, `${data.keyword} ${execForm(data.argv)}`);
    case 'health':
      return renderHealthCheck(data.probe);
    case 'file':
      return withComment(data.comment, `COPY <<'EOF' ${data.path}\n${data.text.trimEnd()}\nEOF\n`);
    case 'raw':
      return data.text;
  }
}

function withComment(comment: string | undefined, text: string): string {
  return comment ? `# ${comment.replaceAll('\n', '\n# ')}\n${text}` : text;
}

function renderRun(commands: readonly string[], { binds = [], caches = [], secrets = [] }: RunOptions): string {
  const mounts = [
    ...binds.map(({ from, source, target }) => mount('bind', { from, source, target: target ?? source })),
    ...caches.map(({ id, target, locked }) => mount('cache', { id, target, sharing: locked ? 'locked' : undefined })),
    ...secrets.map((id) => mount('secret', { id })),
  ];
  return `RUN ${[...mounts, joinCommands(commands)].join(CONTINUATION)}`;
}

/** Joins commands. Lines that start with a hash are comments on the next command, and take no continuation. */
function joinCommands([first, ...others]: readonly string[]): string {
  const isComment = (line: string): boolean => line.startsWith('# ');
  const lines = others.map((line, index) => `${index > 0 && isComment(others[index - 1]) ? '' : ' \\'}\n${isComment(line) ? ` ${line}` : ` && ${line}`}`);
  return first + lines.join('');
}

function mount(type: string, attributes: Readonly<Record<string, string | undefined>>): string {
  return `--mount=${[`type=${type}`, ...Object.entries(withoutUndefined(attributes)).map(([key, value]) => `${key}=${value}`)].join(',')}`;
}

function renderCopy({ sources, destination, from, link, owner }: CopyOptions): string {
  const flags = [link && '--link', from && `--from=${from}`, owner && `--chown=${owner}`].filter(Boolean);
  const paths = [...sources, destination];
  // Paths with white space need the list form.
  return ['COPY', ...flags, paths.some((path) => /\s/.test(path)) ? execForm(paths) : paths.join(' ')].join(' ');
}

function renderHealthCheck(probe: HealthProbe): string {
  const flags = [
    `--interval=${probe.intervalSeconds}s`,
    `--timeout=${probe.timeoutSeconds}s`,
    `--start-period=${probe.startPeriodSeconds}s`,
    `--start-interval=${probe.startIntervalSeconds}s`,
    `--retries=${probe.retries}`,
  ];
  return `HEALTHCHECK ${flags.join(' ')}${CONTINUATION}CMD ${execForm(probe.argv)}`;
}

function assignment([name, value]: [string, string]): string {
  if (/^[\w@%+:,./${}-]*$/.test(value)) return `${name}=${value}`;
  return `${name}="${value.replace(/\\\$|["\\]/g, (found) => (found === '\\$' ? found : `\\${found}`))}"`;
}

function label([name, value]: [string, string]): string {
  return `${name}="${value.replace(/["\\$]/g, '\\$&')}"`;
}
