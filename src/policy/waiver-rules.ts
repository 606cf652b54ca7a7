import { builtInRule } from './rule';
import { Severity } from './severity';
import { NOTICE_DAYS } from './waivers';

const STACK = ['const shop = new ContainerStack(project, {', "  name: 'shop',", '  policy: {', '    waivers: ['];
const END = ['    ],', '  },', '});'];

/** What is found about waivers rather than about the stack; the engine finds it. */
export const waiverExpired = builtInRule({
  id: 'waiver-expired',
  severity: Severity.MEDIUM,
  description: 'No waiver is past its expiry date.',
  page: {
    why: 'A waiver accepts a risk until a date on which someone reviews it again. After that date the finding counts again, and the waiver itself is reported as a reminder.',
    equivalents: ['Trivy: `exp:` in .trivyignore'],
    bad: {
      code: [...STACK, "      { rule: 'image-pinned', reason: 'digests come with the new registry', expires: '2026-01-31' },", ...END, "new Postgres(shop, 'postgres');"],
    },
    good: {
      code: [...STACK, "      { rule: 'image-pinned', reason: 'digests come with the new registry', expires: '2027-01-31' },", ...END, "new Postgres(shop, 'postgres');"],
    },
  },
  check: () => [],
});

export const waiverEnding = builtInRule({
  id: 'waiver-ending',
  severity: Severity.LOW,
  description: `No waiver that is in use ends within ${NOTICE_DAYS} days.`,
  page: {
    why: 'On the day after its last one, what a waiver accepted counts again, and may stop the synthesis of every pull request without a change of anybody.',
    equivalents: ['GitHub: the mail before a personal access token expires'],
    bad: {
      code: [...STACK, "      { rule: 'image-pinned', reason: 'digests come with the new registry', expires: '2026-11-30' },", ...END, "new Postgres(shop, 'postgres');"],
    },
    good: {
      code: [...STACK, "      { rule: 'image-pinned', reason: 'the new registry is late, issue 12', expires: '2027-02-28' },", ...END, "new Postgres(shop, 'postgres');"],
    },
  },
  check: () => [],
});

export const waiverUnused = builtInRule({
  id: 'waiver-unused',
  severity: Severity.LOW,
  description: 'Every waiver matches a finding.',
  page: {
    why: 'A waiver that matches nothing is obsolete or misspelt, and could hide the next finding at its path.',
    equivalents: ['ESLint: `--report-unused-disable-directives`'],
    bad: {
      code: [...STACK, "      { rule: 'no-root-user', path: 'shop/backend', reason: 'the old image needed it', expires: '2027-01-31' },", ...END],
    },
    good: {
      code: [
        ...STACK,
        "      { rule: 'read-only-root', path: 'shop/frontend', reason: 'writes beside its code, issue 12', expires: '2027-01-31' },",
        ...END,
        "const frontend = new NextJsService(shop, 'frontend', { path: 'frontend' });",
        'frontend.addComposeOverride({ read_only: false });',
      ],
    },
  },
  check: () => [],
});

/** All of them. */
export const WAIVER_RULES = [waiverExpired, waiverEnding, waiverUnused] as const;
