import type { Waiver } from './policy-options';
import type { Finding, IPolicyRule } from './rule';
import type { StackModel } from '../model/stack-model';

/** Whether a text is a day of the calendar, such as `2027-03-31`. */
export function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Whether a waiver is still valid; its last day counts. */
export function holds({ expires }: Waiver, today: string): boolean {
  return isDate(expires) && today <= expires;
}

/** How long before its end a waiver is told. */
export const NOTICE_DAYS = 14;
const MILLISECONDS_A_DAY = 24 * 60 * 60 * 1000;

/** Whether a waiver that still holds will soon not. */
export function endsSoon(waiver: Waiver, today: string): boolean {
  return holds(waiver, today) && Date.parse(waiver.expires) - Date.parse(today) <= NOTICE_DAYS * MILLISECONDS_A_DAY;
}

/** Whether a waiver covers a finding. A path covers everything below it, and the lines of a file. */
export function covers({ rule, path }: Waiver, finding: Finding, findingRule: IPolicyRule): boolean {
  const { where } = finding;
  return rule === findingRule.id && (path === undefined || where === path || where.startsWith(`${path}/`) || where.startsWith(`${path}:`));
}

/** What is wrong with a waiver that is past its date. */
export function expiredFinding({ name }: StackModel, { rule, path, expires, reason }: Waiver): Finding {
  return {
    where: path ?? name,
    what: `The waiver of ${rule} ran out on ${expires}; its reason was "${reason}".`,
    fix: 'Fix what it covers and remove it, or review the reason and set a later date.',
    source: 'policy.waivers',
  };
}

/** What is said of a waiver that is about to end. */
export function endingFinding({ name }: StackModel, { rule, path, expires, reason }: Waiver): Finding {
  return {
    where: path ?? name,
    what: `The waiver of ${rule} ends on ${expires}; its reason is "${reason}".`,
    fix: 'Fix what it covers and remove it, or review the reason and set a later date.',
    source: 'policy.waivers',
  };
}

/** What is wrong with a waiver that covers nothing. */
export function unusedFinding({ name }: StackModel, { rule, path }: Waiver): Finding {
  return {
    where: path ?? name,
    what: `The waiver of ${rule} matches no finding.`,
    fix: 'Remove it, or correct its path.',
    source: 'policy.waivers',
  };
}
