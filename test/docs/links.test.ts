import { exists, Page, pages } from './markdown';

describe.each(pages().map((page) => [page.path, page] as const))('%s', (_, page) => {
  const links = [...new Set(page.links)];

  test('links to files that are there', () => {
    const paths = links.map((link) => page.resolve(link).path);
    expect(paths.filter((path) => !exists(path))).toEqual([]);
  });

  test('links to headings that are there', () => {
    const missing = links.filter((link) => {
      const { path, anchor } = page.resolve(link);
      return anchor !== undefined && exists(path) && !new Page(path).anchors.includes(anchor);
    });
    expect(missing).toEqual([]);
  });
});
