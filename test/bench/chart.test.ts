import { chart } from '../../bench/chart';
import { benchResult, image } from '../support/bench';

const svg = chart(benchResult(image({ ours: true, floor: 90e6 }), image({ contestant: 'specification', megabytes: 200, seconds: 4 })));

test('every bar is as long as its share of the longest of its panel', () => {
  const widths = [...svg.matchAll(/<rect class="(ours|other)" [^>]*width="([\d.]+)"/g)].map(([, kind, width]) => [kind, Number(width)]);
  expect(widths.slice(0, 2)).toEqual([['ours', 120], ['other', 240]]);
  expect(widths.slice(2, 4)).toEqual([['ours', 60], ['other', 240]]);
});

test('the floor is a line on the bars of the sizes only', () => {
  expect(svg.match(/<line class="floor"/g)).toHaveLength(1);
});

test('what could not be measured has no bar, and nothing has no number', () => {
  const some = chart(benchResult(image({ ours: true }), image({ contestant: 'specification', samples: [] })));
  expect(some).not.toContain('specification');
  expect(some + chart(benchResult())).not.toMatch(/NaN|Infinity/);
});
