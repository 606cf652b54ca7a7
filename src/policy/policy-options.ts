import type { PolicyPack } from './policy-pack';
import type { Severity } from './severity';

/** Lets a finding pass for a while. */
export interface Waiver {
  /** Id of the rule. */
  readonly rule: string;
  /** Path of the construct or file whose findings it covers, such as `todo/backend`. @default the whole stack */
  readonly path?: string;
  /** Why the finding is acceptable, for whoever reviews it. */
  readonly reason: string;
  /** Last day on which it holds, as an ISO date such as `2027-03-31`; afterwards it is a finding itself. */
  readonly expires: string;
}

/** How a project uses the rules. */
export interface PolicyOptions {
  /** Rules in addition to the library's own. @default none */
  readonly packs?: PolicyPack[];
  /** Severities of rules, by id: `critical` and `high` stop the synthesis, `medium` and `low` warn. @default those of the rules */
  readonly severities?: { readonly [rule: string]: Severity };
  /** Findings that are acceptable for a while. @default none */
  readonly waivers?: Waiver[];
}
