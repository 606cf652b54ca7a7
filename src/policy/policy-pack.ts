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
  /** Its rules, beside the library's own. One with the id of a library's rule takes that rule's place. */
  public abstract readonly rules: IPolicyRule[];

  /** Severities of rules, by id; what a project says itself goes before. @default those of the rules */
  public readonly severities: { readonly [rule: string]: Severity } = {};
}
