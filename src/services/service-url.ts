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
    return urls[0]._withList('json', urls.slice(1));
  }

  /**
   * Several addresses in one value, separated by commas.
   *
   * @param urls at least one
   */
  public static commaList(...urls: ServiceUrl[]): ServiceUrl {
    return urls[0]._withList('comma', urls.slice(1));
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

  /** The host name alone, for code that takes host and port separately. */
  public host(): ServiceUrl {
    return new ServiceUrl(this._service, this.audience, '', undefined, [], 'host');
  }

  /** The address for WebSockets: `ws://` where the service is reached by `http://`, `wss://` where by `https://`. */
  public webSocket(): ServiceUrl {
    return new ServiceUrl(this._service, this.audience, this.suffix, undefined, [], 'webSocket');
  }

  /**
   * The address of a path of the service.
   *
   * @param path starts with a slash
   */
  public path(path: string): ServiceUrl {
    return new ServiceUrl(this._service, this.audience, this.suffix + path, undefined, [], this.part);
  }

  /** @internal */
  public _toModel(): UrlPart {
    const one = { service: this._service.name, audience: this.audience, path: this.suffix, ...(this.part ? { part: this.part } : {}) };
    return this.list ? { ...one, list: this.list, others: this.others.map((url) => url._toModel()) } : one;
  }

  /** @internal */
  public _withList(list: UrlListFormat, others: ServiceUrl[]): ServiceUrl {
    return new ServiceUrl(this._service, this.audience, this.suffix, list, others);
  }
}
