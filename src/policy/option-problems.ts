import type { PolicyOptions } from './policy-options';
import { SEVERITIES } from './severity';
import { isDate } from './waivers';
import type { Problem } from '../util/problem';
import { didYouMean } from '../util/suggest';

/** What is wrong with the policy's own options: rules and severities that do not exist, waivers without a date or a reason. */
export function optionProblems(where: string, options: PolicyOptions, ids: readonly string[]): Problem[] {
  const { packs = [], severities = {}, waivers = [] } = options;
  const chosen = [...packs.map((pack) => ({ option: `severities of ${pack.constructor.name}`, ...pack })), { option: 'policy.severities', severities }];
  return [
    ...chosen.flatMap((each) => Object.keys(each.severities).flatMap((id) => unknownRule(where, each.option, id, ids))),
    ...chosen.flatMap((each) => Object.entries(each.severities).flatMap(([id, value]) => unknownSeverity(where, each.option, id, value))),
    ...waivers.flatMap(({ rule }) => unknownRule(where, 'policy.waivers', rule, ids)),
    ...waivers.flatMap(({ rule, expires }) => (isDate(expires) ? [] : [noDate(where, rule, expires)])),
    ...waivers.flatMap(({ rule, reason }) => (reason.trim() ? [] : [noReason(where, rule)])),
  ];
}

function unknownRule(where: string, option: string, id: string, ids: readonly string[]): Problem[] {
  if (ids.includes(id)) return [];
  const what = `${option} names the rule "${id}", which does not exist.${didYouMean(id, ids)}`;
  return [{ where, what, fix: `Use one of: ${[...ids].sort().join(', ')}.` }];
}

function unknownSeverity(where: string, option: string, id: string, value: string): Problem[] {
  const known: readonly string[] = SEVERITIES;
  if (known.includes(value)) return [];
  return [{ where, what: `${option} gives ${id} the severity "${value}".${didYouMean(value, known)}`, fix: `Use one of: ${known.join(', ')}.` }];
}

function noDate(where: string, rule: string, expires: string): Problem {
  return { where, what: `The waiver of ${rule} expires on "${expires}", which is not a date.`, fix: 'Write year, month and day, such as 2027-03-31.' };
}

function noReason(where: string, rule: string): Problem {
  return { where, what: `The waiver of ${rule} gives no reason.`, fix: 'Say why the finding is acceptable, for whoever reviews it.' };
}
