import { typescript } from 'projen';

/** What each folder of src may import, beside itself; see docs/architecture.md. */
const MAY_IMPORT: Record<string, string[]> = {
  'util': [],
  'model': ['util'],
  'package-managers': ['model', 'util'],
  'resolve': ['model', 'util', 'package-managers'],
  'discovery': ['model', 'util', 'package-managers', 'resolve'],
  'services': ['model', 'util', 'resolve', 'package-managers', 'discovery'],
  'policy': ['model', 'util'],
  'render': ['model', 'util'],
  'files': ['model', 'util'],
  'cli': ['model/explanation-request.ts', 'model/stack-manifest.ts', 'util'],
};

/** Lets ESLint enforce the one direction of imports: constructs, resolve, model, policy and render, files. */
export function addImportZones(project: typescript.TypeScriptProject): void {
  const zones = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
    target: `./src/${folder}`,
    from: './src',
    except: [folder, ...allowed].map((name) => `./${name}`),
    message: `src/${folder} may import only: ${[folder, ...allowed].join(', ')}.`,
  }));
  project.eslint?.addRules({ 'import/no-restricted-paths': ['error', { zones }] });
}
