import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CommandCall, CommandFailure, ExitStatus, StackCommand, WrongUsage } from '../command';
import { builtImage, BuiltService, builtServices, requireImages, taskCommand } from '../images';
import { compareReports, ImageChange } from '../report/compare';
import { reportPage } from '../report/html';
import { changesMarkdown } from '../report/markdown';
import { readSavedImages } from '../report/saved-images';
import { reportImage, StackReport } from '../report/stack-report';
import { imageLines } from '../report/text';

/** Reports what the images of the stack consist of. */
export const imageReport: StackCommand = {
  name: 'image-report',
  summary: 'Shows what the images of the stack are made of, and writes it as JSON and as a page for the browser.',
  options: [
    { name: 'service', value: 'NAME', description: 'look at this one only; may be repeated' },
    { name: 'compare', value: 'FILE', description: 'earlier JSON to compare with (default: the last one in the output folder)' },
    { name: 'markdown', description: 'print what changed as Markdown, for a pull request' },
    { name: 'json', description: 'print the JSON' },
    { name: 'output', value: 'FOLDER', description: 'where the files go (default: the reports folder of the stack)' },
    { name: 'floors', description: 'print image, ID, size and floor of each on a line, in bytes, and write no file' },
  ],
  status: { 0: 'all within budget', 1: 'an image is above its budget, or missing' },
  run,
};

async function run(call: CommandCall): Promise<ExitStatus> {
  const { options, root, manifest, print, note } = call;
  const output = resolve(root, options.text('output') ?? manifest.paths.reports);
  const before = earlierReport(call, output);
  const report = await examine(call);
  if (options.has('floors')) {
    for (const { image, id, bytes, floor } of report.images) print(`${image} ${id} ${bytes} ${floor?.bytes ?? '-'}`);
    return 0;
  }
  const changes = compareReports(before ?? { ...report, images: [] }, report);
  write(output, 'images.json', `${JSON.stringify(report)}\n`);
  write(output, 'images.html', reportPage(report, changes));
  printed(call, report, changes).forEach(print);
  note(`The page: ${join(output, 'images.html')}`);
  return report.images.some(({ bytes, budget }) => bytes > budget) ? 1 : 0;
}

function printed({ options, environment }: CommandCall, report: StackReport, changes: readonly ImageChange[]): string[] {
  if (options.has('json')) return [JSON.stringify(report, undefined, 2)];
  if (options.has('markdown')) return [changesMarkdown(report, changes)];
  const width = Number(environment.COLUMNS) || 120;
  return report.images.flatMap((image) => imageLines(image, changes.find(({ service }) => service === image.service), width));
}

/** The requested report, or the last one. */
function earlierReport({ options, root }: CommandCall, output: string): StackReport | undefined {
  const asked = options.text('compare');
  const file = asked === undefined ? join(output, 'images.json') : resolve(root, asked);
  if (!existsSync(file)) {
    if (asked !== undefined) throw new WrongUsage(`--compare names a file that does not exist: ${asked}.`);
    return undefined;
  }
  const report = parsed(file);
  if (report?.format === 1) return report;
  if (asked !== undefined) throw new WrongUsage(`--compare names no report of this command: ${asked}.`);
  return undefined;
}

function parsed(file: string): StackReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as StackReport;
  } catch {
    return undefined;
  }
}

async function examine(call: CommandCall): Promise<StackReport> {
  const services = chosenServices(call);
  await requireImages(call, services);
  const names = services.map((service) => builtImage(call, service));
  const saved = await call.engine.stream(['image', 'save', ...names], readSavedImages);
  const images = services.map(async (service, index) => {
    const found = saved.find((image) => image.names.some((name) => name === names[index] || name.endsWith(`/${names[index]}`)));
    if (!found) throw new CommandFailure(`${names[index]} is not what the engine saved.`, taskCommand(call, call.manifest.tasks.buildImages));
    return reportImage(found, await facts(call, service, names[index]));
  });
  return { format: 1, stack: call.manifest.name, images: await Promise.all(images) };
}

/** The requested services, or all with a built image. */
function chosenServices({ options, manifest }: CommandCall): BuiltService[] {
  const built = builtServices(manifest);
  if (built.length === 0) throw new CommandFailure('No service of the stack builds an image.');
  const names = built.map(({ name }) => name);
  const [unknown] = options.texts('service').filter((name) => !names.includes(name));
  if (unknown !== undefined) throw new WrongUsage(`no service "${unknown}" is built here; there are: ${names.join(', ')}.`);
  return options.has('service') ? built.filter(({ name }) => options.texts('service').includes(name)) : built;
}

async function facts({ engine, root }: CommandCall, { name, build }: BuiltService, image: string) {
  const id = await engine.run('image', 'inspect', '--format', '{{.Id}}', image);
  const dockerfile = readFileSync(join(root, build.dockerfile), 'utf8');
  return { service: name, image, id: id.trim(), budget: build.sizeBudgetMegabytes * 1e6, dockerfile, target: build.target };
}

function write(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}
