import { join } from 'node:path';
import * as ts from 'typescript';
import { Block, ROOT } from './markdown';
import * as library from '../../src';

/** A block of TypeScript as a whole module. */
export interface Snippet {
  readonly block: Block;
  /** Where the compiler is told that it lies; nothing is written there. */
  readonly file: string;
  readonly source: string;
  /** Applications that it speaks of: folder to kind. */
  readonly applications: ReadonlyMap<string, 'FastApiService' | 'NextJsService'>;
}

/** What a block may leave out, because the page said it before; each may use those above it. */
const UNSAID: Readonly<Record<string, string>> = {
  project: "const project = new Project({ name: 'todo' });",
  stack: "const stack = new ContainerStack(project, { name: 'todo' });",
  postgres: "const postgres = new Postgres(stack, 'postgres');",
  backend: "const backend = new FastApiService(stack, 'backend', { path: 'backend', database: postgres, migrations: Migrations.alembic() });",
  frontend: "const frontend = new NextJsService(stack, 'frontend', { path: 'frontend' });",
};

/** Completes a block: imports, what was said before, and the synthesis. A block with imports is taken at its word. */
export function snippet(block: Block, index: number): Snippet {
  const parsed = ts.createSourceFile('block.ts', block.text, ts.ScriptTarget.ES2022, true);
  const isComplete = parsed.statements.some(ts.isImportDeclaration) || block.attributes.module !== undefined;
  const source = isComplete ? block.text : complete(block.text, parsed);
  return { block, source, file: join(ROOT, 'test', 'docs', `snippet-${index}.ts`), applications: applications(source) };
}

function complete(text: string, parsed: ts.SourceFile): string {
  const { used, declared } = identifiers(parsed);
  const needed = new Set(['project']);
  // From the last to the first, since each may need those above it.
  for (const name of Object.keys(UNSAID).reverse()) {
    const needs = [...needed].some((other) => new RegExp(`[( ]${name}[,) ]`).test(UNSAID[other].split(' = ')[1]));
    if ((used.has(name) || needs) && !declared.has(name)) needed.add(name);
  }
  const unsaid = Object.entries(UNSAID).filter(([name]) => needed.has(name) && !declared.has(name)).map(([, code]) => code);
  const body = [...unsaid, text].join('\n');
  const names = Object.keys(library).filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  const imports = ["import { Project } from 'projen';", `import { ${names.join(', ')} } from 'projen-containers';`];
  return [...imports, body, 'project.synth();'].join('\n');
}

function identifiers(parsed: ts.SourceFile): { readonly used: ReadonlySet<string>; readonly declared: ReadonlySet<string> } {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) declared.add(node.name.text);
    const { parent } = node;
    const isName = (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
    if (ts.isIdentifier(node) && !isName) used.add(node.text);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(parsed, visit);
  return { used, declared };
}

function applications(source: string): Snippet['applications'] {
  const found = new Map<string, 'FastApiService' | 'NextJsService'>([['backend', 'FastApiService'], ['frontend', 'NextJsService']]);
  for (const { groups } of source.matchAll(/new (?<kind>FastApiService|NextJsService)\([^]*?path: '(?<path>[^']+)'/g)) {
    found.set(groups!.path, groups!.kind as 'FastApiService');
  }
  return found;
}

/** What the compiler says of the snippets, with the strictness that projen gives a `.projenrc.ts`. */
export function compileErrors(snippets: readonly Snippet[]): string[] {
  const sources = new Map(snippets.map(({ file, source }) => [file, source]));
  const modules = snippets.filter(({ block }) => block.attributes.module).map(({ block, file }) => [block.attributes.module, [file]]);
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    paths: { 'projen-containers': [join(ROOT, 'src', 'index.ts')], ...Object.fromEntries(modules) },
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => sources.has(file) || fileExists(file);
  host.readFile = (file) => sources.get(file) ?? readFile(file);
  host.getSourceFile = (file, ...rest) => {
    const text = sources.get(file);
    return text === undefined ? getSourceFile(file, ...rest) : ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return snippets.flatMap(({ file, block }) => {
    const compiled = program.getSourceFile(file);
    const diagnostics = [...program.getSyntacticDiagnostics(compiled), ...program.getSemanticDiagnostics(compiled)];
    return diagnostics.map(({ messageText }) => `${block.place}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  });
}

/** Runs a snippet as Node.js would; `load` answers its imports. */
export function run({ source, file }: Snippet, load: (module: string) => unknown): Record<string, unknown> {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(source, { compilerOptions, fileName: file });
  const module: { exports: Record<string, unknown> } = { exports: {} };
  const execute = new Function('module', 'exports', 'require', outputText) as (module: unknown, exports: unknown, require: unknown) => void;
  execute(module, module.exports, load);
  return module.exports;
}
