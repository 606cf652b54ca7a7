import { ContainerStack, FastApiService, Instruction, InstructionPoint, NextJsService } from '../../src';
import { inFolder } from '../support/application-folder';
import { FASTAPI, NEXTJS } from '../support/applications';
import { stage } from '../support/dockerfile';
import { synth } from '../support/synth';

const POINTS = Object.values(InstructionPoint);
const mark = (point: string) => Instruction.raw(`RUN echo ${point}`);
const repository = synth({ ...inFolder('backend', FASTAPI), ...inFolder('frontend', NEXTJS) }, (project) => {
  const stack = new ContainerStack(project, { name: 'shop' });
  const backend = new FastApiService(stack, 'backend', { path: 'backend' });
  const frontend = new NextJsService(stack, 'frontend', { path: 'frontend' });
  for (const point of POINTS.filter((each) => !each.endsWith('-build'))) backend.addInstructions(point, mark(point));
  for (const point of POINTS) frontend.addInstructions(point, mark(point));
});

/** Asserts that the lines stand in the stage in this order. */
function expectOrder(service: string, stageName: string, lines: readonly string[]): void {
  const text = stage(repository.text(`docker/${service}/Dockerfile`), stageName) ?? '';
  const found = lines.map((line) => text.indexOf(line));
  expect(found).not.toContain(-1);
  expect(found).toEqual([...found].sort((a, b) => a - b));
}

test.each([
  [InstructionPoint.BEFORE_DEPENDENCIES, 'builder', ['FROM', 'echo before-dependencies', 'uv pip install']],
  [InstructionPoint.AFTER_DEPENDENCIES, 'builder', ['uv pip install', 'echo after-dependencies']],
  // What is installed into the interpreter's stage reaches the stage that ships with the interpreter.
  [InstructionPoint.RUNTIME_START, 'interpreter', ['FROM', 'echo runtime-start', 'compileall']],
  [InstructionPoint.RUNTIME_END, 'runtime', ['--from=code', 'echo runtime-end', 'USER 1000:1000', 'CMD']],
  [InstructionPoint.DEVELOPMENT_END, 'development', ['src ./src', 'echo development-end', 'USER 1000:1000', 'CMD']],
])('in a FastAPI image %s stands in the stage "%s"', (_point, stageName, lines) => {
  expectOrder('backend', stageName, lines);
});

test.each([
  [InstructionPoint.BEFORE_DEPENDENCIES, 'dependencies', ['FROM', 'echo before-dependencies', 'npm ci']],
  [InstructionPoint.AFTER_DEPENDENCIES, 'dependencies', ['npm ci', 'echo after-dependencies']],
  [InstructionPoint.BEFORE_BUILD, 'builder', ['COPY . .', 'echo before-build', 'npm run build']],
  [InstructionPoint.AFTER_BUILD, 'builder', ['npm run build', 'echo after-build']],
  [InstructionPoint.RUNTIME_START, 'runner', ['FROM', 'echo runtime-start', 'COPY --link --from=builder']],
  [InstructionPoint.RUNTIME_END, 'runner', ['COPY --link --from=builder', 'echo runtime-end', 'USER 1000:1000', 'CMD']],
  [InstructionPoint.DEVELOPMENT_END, 'development', ['COPY --chown', 'echo development-end', 'USER 1000:1000', 'CMD']],
])('in a Next.js image %s stands in the stage "%s"', (_point, stageName, lines) => {
  expectOrder('frontend', stageName, lines);
});

test('each addition appears once', () => {
  for (const point of POINTS) {
    expect(repository.text('docker/frontend/Dockerfile').split(`echo ${point}\n`)).toHaveLength(2);
  }
});

test('additions at one point keep their order', () => {
  const text = synth(inFolder('backend', FASTAPI), (project) => {
    const backend = new FastApiService(new ContainerStack(project, { name: 'shop' }), 'backend', { path: 'backend' });
    backend.addInstructions(InstructionPoint.RUNTIME_END, mark('first'), mark('second'));
    backend.addInstructions(InstructionPoint.RUNTIME_END, mark('third'));
  }).text('docker/backend/Dockerfile');
  expect(text).toContain('RUN echo first\nRUN echo second\nRUN echo third\n');
});
