import type { Severity } from './severity';
import type { StackModel } from '../model/stack-model';
import { DOCUMENTATION } from '../util/documentation';

/** A place in a stack that breaks a rule, described so that it can be fixed without asking anyone. */
export interface Finding {
  /** Path of the construct, such as `todo/backend`; or of the file, if no construct is to blame. */
  readonly where: string;
  /** What is wrong, with the offending value. */
  readonly what: string;
  /** What to write instead. */
  readonly fix: string;
  /** What the value comes from, such as `addComposeOverride` or a file. @default the options of the construct */
  readonly source?: string;
  /** Path of the file that the value is in, from the project's root. @default the file that describes the project */
  readonly file?: string;
  /** Line in the file. @default none */
  readonly line?: number;
  /** Weight of this finding, where it differs from its rule's. @default the severity of the rule */
  readonly severity?: Severity;
}

/**
 * A requirement on every stack. A rule reads the model, which is complete and read-only, and nothing else, so that the same
 * stack always gives the same findings.
 */
export interface IPolicyRule {
  /** Lower-case words joined by hyphens; permanent, since waivers name it. */
  readonly id: string;
  /** Weight of a finding. */
  readonly severity: Severity;
  /** What must hold, in one sentence. */
  readonly description: string;
  /** Page that explains why, and how to fix a finding. */
  readonly url: string;

  /**
   * Looks for what breaks the rule.
   *
   * @param stack the whole stack, with everything decided
   * @param today ISO date, for rules that depend on the calendar
   */
  check(stack: StackModel, today: string): Finding[];
}

/** Files beside `backend/` (FastAPI) and `frontend/` (Next.js), and what .projenrc.ts says about `stack`. */
export interface Example {
  /** Path to text, from the project's root; added to the two applications or in place of their files. */
  readonly files?: Readonly<Record<string, string>>;
  /** Lines of TypeScript. */
  readonly code: readonly string[];
}

/** What the page of a rule says beyond the rule itself. The tests run both examples. */
export interface RulePage {
  /** Why it must hold. */
  readonly why: string;
  /** Rules of public tools that ask the same. */
  readonly equivalents: readonly string[];
  readonly bad: Example;
  readonly good: Example;
}

/** A rule of this library. */
export interface BuiltInRule extends IPolicyRule {
  readonly page: RulePage;
}

const PAGES = `${DOCUMENTATION}/policies`;

/** Address of a rule's page. */
export function pageUrl(id: string): string {
  return `${PAGES}/${id}.md`;
}

/** Completes a rule of this library with the address of its page. */
export function builtInRule(rule: Omit<BuiltInRule, 'url'>): BuiltInRule {
  return { ...rule, url: pageUrl(rule.id) };
}
