import { renderDocuments } from '../../../src/render/kubernetes/documents';

test('objects stand one after the other, each with what a reader would ask', () => {
  const text = renderDocuments([
    { content: { apiVersion: 'v1', kind: 'Namespace' }, comment: 'Where all live.' },
    { content: undefined, comment: 'Left out.' },
    { content: { apiVersion: 'v1', spec: { enableServiceLinks: false, env: [{ name: 'PGDATA', value: 'x' }], defaultMode: 0o440 } } },
  ]);
  expect(text).toBe(`# Where all live.
apiVersion: v1
kind: Namespace
---
apiVersion: v1
spec:
  # Variables of other services, such as BACKEND_PORT=tcp://10.0.0.1:8000, would be taken for settings.
  enableServiceLinks: false
  env:
    # A subfolder of the volume, because some file systems have a folder of their own at the root and PostgreSQL needs an empty one.
    - name: PGDATA
      value: x
  defaultMode: 0440
`);
});

test('nothing to say is an empty text', () => {
  expect(renderDocuments([{ content: undefined }])).toBe('');
});
