/**
 * Programs that steps of migrations may start, each with the package that brings it; none: it is there without one. What
 * follows they load if it is installed, and no manifest of theirs says so.
 */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  'node': [],
  'prisma': ['prisma', '@prisma/client'],
  'drizzle-kit': ['drizzle-kit', 'drizzle-orm'],
  'knex': ['knex'],
  'tsx': ['tsx'],
  'ts-node': ['ts-node'],
  'dotenv': ['dotenv-cli'],
  'cross-env': ['cross-env'],
  'sequelize': ['sequelize-cli', 'sequelize'],
  'sequelize-cli': ['sequelize-cli', 'sequelize'],
  'typeorm': ['typeorm'],
  'typeorm-ts-node-commonjs': ['typeorm'],
  'typeorm-ts-node-esm': ['typeorm'],
  'mikro-orm': ['@mikro-orm/cli', '@mikro-orm/core'],
  'node-pg-migrate': ['node-pg-migrate'],
  'kysely': ['kysely-ctl'],
  'payload': ['payload'],
};
/** Package managers do not ship; what they start lies where the image looks for programs. */
const THROUGH_A_PACKAGE_MANAGER = /(?<=^|\s--\s+)(?:(?:npx|pnpx|bunx)\s+(?:(?:-y|--yes|--no-install|--no)\s+)*|(?:npm|pnpm|yarn|bun)\s+(?:(?:exec|dlx|x)\s+)?(?:--\s+)?)/g;
/** Files of settings do not ship either, and Node.js ends where one is missing. */
const SETTINGS = /\s--env-file(?:-if-exists)?[= ]\S+/g;
const PLAIN = /^[\w@%+:,./ -]+(?:=[\w@%+:,./-]+[\w@%+:,./ -]*)*$/;

/** A step of a team's script as an image without a package manager runs it. */
export function stepInImage(step: string): string {
  return step.replace(THROUGH_A_PACKAGE_MANAGER, '').replace(SETTINGS, '');
}

/** Whether the packages bring what a step starts. */
export function canRun(step: string, packages: Readonly<Record<string, string>>): boolean {
  const started = step.split(/\s--\s+/).map((part) => part.replace(/^(?:\w+=\S*\s+)+/, '').trim().split(/\s+/).find((word) => !/^\w+=/.test(word)) ?? '');
  return started.every((program) => Object.hasOwn(PROGRAMS, program) && PROGRAMS[program].slice(0, 1).every((name) => name in packages));
}

/** Packages with which a program runs. */
export function packagesOf(program: string): readonly string[] {
  return Object.hasOwn(PROGRAMS, program) ? PROGRAMS[program] : [];
}

/** Program and arguments; a shell's where the steps need one. */
export function toArguments(steps: readonly string[]): string[] {
  const [step] = steps;
  return steps.length === 1 && PLAIN.test(step) && !/^\w+=/.test(step) ? step.trim().split(/\s+/) : ['sh', '-c', steps.join(' && ')];
}
