import type { IPolicyRule } from './rule';
import type { Severity } from './severity';

/**
 * Rules that a platform team ships to its teams as a class of its own.
 *
 * @example
 *
 * export class AcmePolicy extends PolicyPack {
 *   public readonly rules = [new AllowedRegistries(['registry.acme.example'])];
 *   public readonly severities = { 'image-pinned': Severity.HIGH };
 * }
 */
export abstract class PolicyPack {
  /** Its rules, in addition to the library's own; a rule with the id of a library's rule replaces it. */
  public abstract readonly rules: IPolicyRule[];

  /** Severities of rules, by id; those of the project take precedence. @default those of the rules */
  public readonly severities: { readonly [rule: string]: Severity } = {};
}
