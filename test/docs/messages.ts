import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { ROOT } from './markdown';
import { LIKELY_CAUSES, LIKELY_OTHERWISE } from '../../src/util/likely-causes';

/** A message of the library or of a script, with gaps where values are filled in. */
export interface Message {
  /** File that prints it. */
  readonly file: string;
  /** The message as it stands in the source. */
  readonly source: string;
  readonly pattern: RegExp;
}

const SCRIPTS = join(ROOT, 'assets', 'scripts');
const QUOTED = String.raw`(?:"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>[^']*)')`;

/** The causes that scripts and `prove` guess. */
export function likelyCauses(): Message[] {
  return [...LIKELY_CAUSES.map(({ text }) => text), ...Object.values(LIKELY_OTHERWISE)].map((text) => message('src/util/likely-causes.ts', text, false));
}

/** Messages with which scripts fail or warn. */
export function scriptMessages(): Message[] {
  const printing = [
    new RegExp(String.raw`\b(?:fail|warn|wrong_usage) ${QUOTED}`, 'g'),
    new RegExp(String.raw`\breport \S+ (?:problem|warning) ${QUOTED}`, 'g'),
    new RegExp(String.raw`^ +echo ${QUOTED}$`, 'gm'),
  ];
  return scripts().flatMap(([file, text]) =>
    printing.flatMap((pattern) => [...text.matchAll(pattern)])
      .map(({ groups }) => message(file, groups?.double?.replace(/\\(["$\\])/g, '$1') ?? groups?.single ?? '', groups?.double !== undefined))
      .filter(({ pattern }) => (pattern.source.replaceAll('.*', '').match(/[a-z]/g) ?? []).length > 8),
  );
}

/** Anchors of the troubleshooting page that scripts send their readers to. */
export function scriptAnchors(): string[] {
  return scripts().flatMap(([, text]) =>
    [...text.matchAll(/\b(?:fail|report) .*["'] (?<anchor>[a-z][a-z-]*)(?: ;;)?$/gm)].map(({ groups }) => groups?.anchor ?? ''),
  );
}

/** Problems that end a synthesis. */
export function synthesisMessages(): Message[] {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && !path.startsWith('policy'));
  return sources.sort().flatMap((path) => {
    const source = ts.createSourceFile(path, readFileSync(join(ROOT, 'src', path), 'utf8'), ts.ScriptTarget.ES2022, true);
    return problemTexts(source).map((text) => message(`src/${path}`, text, true));
  });
}

/** The second argument of each `problems.add(where, what, fix)` and `addProblem(context, what, fix)`; of a name, the texts that it stands for. */
function problemTexts(source: ts.SourceFile): string[] {
  const texts: string[] = [];
  const collect = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) initializers(source, node.text).forEach(collect);
    else if (ts.isTemplateExpression(node)) texts.push([node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('${}'));
    else if (ts.isStringLiteralLike(node)) texts.push(node.text);
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(collect);
  };
  find(source, (node) => {
    const isProblem = ts.isCallExpression(node) && /\b(?:problems\.add|addProblem)$/.test(node.expression.getText());
    if (isProblem && node.arguments.length === 3) collect(node.arguments[1]);
  });
  return texts;
}

function initializers(source: ts.SourceFile, name: string): ts.Node[] {
  const found: ts.Node[] = [];
  find(source, (node) => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name && node.initializer) found.push(node.initializer);
  });
  return found;
}

function find(node: ts.Node, visit: (node: ts.Node) => unknown): void {
  visit(node);
  ts.forEachChild(node, (child) => find(child, visit));
}

function scripts(): [string, string][] {
  return readdirSync(SCRIPTS).map((name) => [`assets/scripts/${name}`, readFileSync(join(SCRIPTS, name), 'utf8')]);
}

function message(file: string, source: string, hasGaps: boolean): Message {
  const gaps = /\$[({][^)}]*$|\$\{(?:[^{}]|\{[^{}]*\})*\}|\$\((?:[^()]|\([^()]*\))*\)|\$\w+/g;
  const parts = hasGaps ? source.split(gaps) : [source];
  return { file, source, pattern: new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')) };
}
