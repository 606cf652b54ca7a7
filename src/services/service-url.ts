import type { Service } from './service';
import type { UrlListFormat, UrlPart } from '../model/url-part';

/** The address of a service; giving it to another service connects the two. */
export class ServiceUrl {
  /**
   * Several addresses in one value, as a JSON list: `["http://localhost:3000"]`, which is how pydantic reads a `list[str]`.
   *
   * @param urls at least one
   */
  public static jsonList(...urls: ServiceUrl[]): ServiceUrl {
    return listOf('json', urls);
  }

  /**
   * Several addresses in one value, separated by commas.
   *
   * @param urls at least one
   */
  public static commaList(...urls: ServiceUrl[]): ServiceUrl {
    return listOf('comma', urls);
  }

  /** @internal */
  public constructor(
    /** @internal */ public readonly _service: Service,
    private readonly audience: UrlPart['audience'],
    private readonly suffix = '',
    private readonly list?: UrlListFormat,
    private readonly others: ServiceUrl[] = [],
    private readonly part?: UrlPart['part'],
  ) {}

  /** The address itself, or all of a list. @internal */
  public get _all(): readonly ServiceUrl[] {
    return [this, ...this.others];
  }

  /** The host name alone, for code that takes host and port separately. */
  public host(): ServiceUrl {
    return new ServiceUrl(this._service, this.audience, '', this.list, this.others.map((url) => url.host()), 'host');
  }

  /** The address for WebSockets: `ws://` where the service is reached by `http://`, `wss://` where by `https://`. */
  public webSocket(): ServiceUrl {
    return new ServiceUrl(this._service, this.audience, this.suffix, this.list, this.others.map((url) => url.webSocket()), 'webSocket');
  }

  /**
   * The address of a path of the service.
   *
   * @param path starts with a slash
   */
  public path(path: string): ServiceUrl {
    return new ServiceUrl(this._service, this.audience, this.suffix + path, this.list, this.others.map((url) => url.path(path)), this.part);
  }

  /** @internal */
  public _toModel(): UrlPart {
    const one = { service: this._service.name, audience: this.audience, path: this.suffix, ...(this.part ? { part: this.part } : {}) };
    return this.list ? { ...one, list: this.list, others: this.others.map((url) => url._toModel()) } : one;
  }

  /** @internal */
  public _inList(list: UrlListFormat, others: ServiceUrl[]): ServiceUrl {
    return new ServiceUrl(this._service, this.audience, this.suffix, list, others, this.part);
  }
}

/** One list of all addresses, those of lists among them. */
function listOf(format: UrlListFormat, urls: readonly ServiceUrl[]): ServiceUrl {
  const [first, ...others] = urls.flatMap((url) => url._all);
  return first._inList(format, others);
}
