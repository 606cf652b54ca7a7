import type { Service } from './service';
import type { UrlPart } from '../model/service-model';

/** The address of a service, to be given to another one; the wiring follows from it. */
export class ServiceUrl {
  /** @internal */
  public constructor(
    /** @internal */ public readonly _service: Service,
    private readonly audience: UrlPart['audience'],
    private readonly suffix = '',
  ) {}

  /**
   * The address of a path of the service.
   *
   * @param path starts with a slash
   */
  public path(path: string): ServiceUrl {
    return new ServiceUrl(this._service, this.audience, this.suffix + path);
  }

  /** @internal */
  public _toModel(): UrlPart {
    return { service: this._service.name, audience: this.audience, path: this.suffix };
  }
}
