/**
 * Python for programs that need its standard library alone. It looks for modules neither in the working directory, where the
 * application may have a `types` or an `http` of its own, nor among the installed packages.
 */
export const ISOLATED_PYTHON: readonly string[] = ['python', '-IS'];

/** Programs that send an HTTP request; they exit with status 0 if the response's status is below 400. */
export class HttpClient {
  /** Python, whose standard library has all that is needed. */
  public static python(): HttpClient {
    const running = (...statements: readonly string[]) => [...ISOLATED_PYTHON, '-c', statements.join('; ')];
    return new HttpClient(
      (url) => running('import urllib.request as u', `u.urlopen('${url}', timeout=2)`),
      (url) => {
        const [, host, path] = /^http:\/\/([^/]+)(.*)$/.exec(url)!;
        return running(
          'import http.client as h',
          `c = h.HTTPConnection('${host}', timeout=2)`,
          `c.request('GET', '${path}')`,
          'raise SystemExit(c.getresponse().status >= 500)',
        );
      },
    );
  }

  /** Node.js, without a package. */
  public static node(): HttpClient {
    const asking = (below: number) => (url: string) => [
      'node', '-e', `require('http').get('${url}', r => process.exit(r.statusCode < ${below} ? 0 : 1)).on('error', () => process.exit(1))`,
    ];
    return new HttpClient(asking(400), asking(500));
  }

  /** wget, which images based on Alpine have from busybox. */
  public static wget(): HttpClient {
    return new HttpClient((url) => ['wget', '-q', '-O', '/dev/null', '-T', '2', url]);
  }

  /** curl. */
  public static curl(): HttpClient {
    return new HttpClient((url) => ['curl', '--fail', '--silent', '--output', '/dev/null', '--max-time', '2', url]);
  }

  private constructor(
    /** @internal */ public readonly _argv: (url: string) => string[],
    private readonly argvOfAnyAnswer = _argv,
  ) {}

  /** The same, but that any answer will do which is no error of the server; for a client that can tell. @internal */
  public _takingAnyAnswer(): HttpClient {
    return new HttpClient(this.argvOfAnyAnswer);
  }
}
