import { cdk, javascript } from 'projen';

/** The tasks of this repository itself; the README tells of `demo` and `verify`. */
export function addRepositoryTasks(project: cdk.JsiiProject): void {
  const checked = 'bash projenrc/checked.sh';
  const inEngine = `${checked} lab/run --if-needed`;

  // The tasks of the stack find the library's command here as they do in the repository of any team.
  project.compileTask.exec('chmod +x lib/cli/main.js && ln -sf ../../lib/cli/main.js node_modules/.bin/projen-containers');

  const demo = project.addTask('demo', { description: 'Synthesise, build the reference stack and start it, on any machine that can' });
  demo.spawn(project.defaultTask!);
  demo.exec(`${inEngine} bash scripts/up.sh --build`);

  const unit = project.addTask('test:unit', { description: 'Run the unit and snapshot tests', receiveArgs: true });
  unit.exec(`${checked} jest --ci`, { receiveArgs: true });

  const endToEnd = project.addTask('test:e2e', { description: 'Run the end-to-end tests; needs a compiled library', receiveArgs: true });
  endToEnd.exec(`${inEngine} jest --ci --config test/e2e/jest.config.json`, { receiveArgs: true });

  const linters = project.addTask('test:linters', { description: 'Run the public linters over generated files', receiveArgs: true });
  linters.exec(`${checked} jest --ci --config test/linters/jest.config.json`, { receiveArgs: true });

  addBenchmark(project);

  const lint = project.addTask('lint', { description: 'Check the sources without changing them', env: { ESLINT_USE_FLAT_CONFIG: 'false' } });
  lint.exec(`${checked} eslint --ext .ts src test projenrc bench .projenrc.ts`);
  // jest compiles one file at a time and checks no types.
  lint.exec(`${checked} tsc --project test/tsconfig.json`);

  const verify = project.addTask('verify', { description: 'Everything that must hold: no drift, build, lint, unit and end-to-end tests' });
  verify.exec('bash projenrc/check-drift.sh');
  verify.spawn(project.compileTask);
  verify.spawn(lint);
  verify.spawn(unit);
  verify.spawn(linters);
  verify.spawn(endToEnd);
}

/** The benchmark runs as it is written; its results are those of one machine, and stay there. */
function addBenchmark(project: cdk.JsiiProject): void {
  const options = { extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']), compilerOptions: { noEmit: true, rootDir: '..' } };
  new javascript.TypescriptConfig(project, { fileName: 'bench/tsconfig.json', include: ['**/*.ts'], ...options });
  project.gitignore.addPatterns('/bench/results/');
  project.npmignore?.exclude('/bench/');
  const bench = project.addTask('bench', { description: 'Measure images and synthesis against alternatives; needs a compiled library', receiveArgs: true });
  bench.exec('bash projenrc/checked.sh lab/run --if-needed ts-node --project bench/tsconfig.json bench/main.ts', { receiveArgs: true });
}
