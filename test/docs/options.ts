import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as ts from 'typescript';
import { ROOT } from './markdown';

/** A property of an exported interface. */
export interface Option {
  readonly name: string;
  /** As the sources write it. */
  readonly type: string;
  /** What is taken when it is not given, as the docstring says; `required` for what must be given. */
  readonly defaultValue: string;
}

/** What the library's index exports, as far as a user writes it. */
export interface Api {
  /** Interface to its own properties, in the order of the sources; inherited ones stand with their own interface. */
  readonly options: ReadonlyMap<string, readonly Option[]>;
  /** Public methods and factories, such as `Secret.random`. */
  readonly methods: readonly string[];
  /** Members of enumerations, such as `InstructionPoint.AFTER_BUILD`. */
  readonly members: readonly string[];
}

/** The model is what policy rules read; of its files, these hold what a user writes. */
const WRITTEN = ['base-profile.ts', 'build-secret.ts', 'health-check.ts', 'instruction.ts', 'instruction-point.ts', 'kubernetes-options.ts'];
const READ = ['HealthProbe', 'IApplicationFolder', 'IPins', 'IProblems'];

/** Reads the sources, as text: neither a build nor a type check is needed. */
export function readApi(): Api {
  const options = new Map<string, Option[]>();
  const methods: string[] = [];
  const members: string[] = [];
  for (const node of exported(join(ROOT, 'src', 'index.ts'))) {
    const [folder, file] = node.getSourceFile().fileName.split('/').slice(-2);
    if ((folder === 'model' && !WRITTEN.includes(file)) || READ.includes(node.name?.text ?? '')) continue;
    if (ts.isInterfaceDeclaration(node)) options.set(node.name.text, node.members.filter(ts.isPropertySignature).map(option));
    if (ts.isClassDeclaration(node)) methods.push(...node.members.filter(isPublicMethod).map((method) => `${node.name?.text}.${method.name.getText()}`));
    if (ts.isEnumDeclaration(node)) members.push(...node.members.map((member) => `${node.name.text}.${member.name.getText()}`));
  }
  return { options, methods, members };
}

type Declaration = ts.InterfaceDeclaration | ts.ClassDeclaration | ts.EnumDeclaration;

/** Declarations that a module exports itself, or passes on. */
function exported(file: string): Declaration[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  return source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement) && statement.moduleSpecifier) {
      const clause = statement.exportClause;
      const names = clause && ts.isNamedExports(clause) ? clause.elements.map((element) => element.name.text) : undefined;
      const path = join(dirname(file), `${(statement.moduleSpecifier as ts.StringLiteral).text}.ts`);
      return exported(path).filter(({ name }) => !names || names.includes(name?.text ?? ''));
    }
    const isDeclaration = ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement);
    return isDeclaration && hasModifier(statement, ts.SyntaxKind.ExportKeyword) && !isInternal(statement) ? [statement] : [];
  });
}

function option(property: ts.PropertySignature): Option {
  const tag = ts.getJSDocTags(property).find(({ tagName }) => tagName.text === 'default');
  const told = ts.getTextOfJSDocComment(tag?.comment)?.replace(/\{@link (\w+)\}/g, '$1');
  return { name: property.name.getText(), type: property.type?.getText() ?? '', defaultValue: told ?? (property.questionToken ? 'none' : 'required') };
}

function isPublicMethod(member: ts.ClassElement): member is ts.MethodDeclaration {
  const hidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword, ts.SyntaxKind.OverrideKeyword];
  return ts.isMethodDeclaration(member) && !hidden.some((kind) => hasModifier(member, kind)) && !isInternal(member);
}

function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === kind);
}

function isInternal(node: ts.Node): boolean {
  return ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal');
}
