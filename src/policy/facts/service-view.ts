import type { ServiceModel } from '../../model/service-model';
import type { StackModel } from '../../model/stack-model';
import { isPlainObject, mapOf, PlainObject, PlainValue } from '../../util/objects';

/** A key that the user laid over the compose file, and which call did it. */
export interface Overridden {
  readonly value: PlainValue;
  readonly source: string;
}

/** Keys laid over one service by one call. */
interface Layer {
  readonly source: string;
  readonly values: PlainObject;
}

/** A service as compose will see it: the model, and what the escape hatches lay over it. */
export class ServiceView {
  public constructor(
    public readonly name: string,
    /** Construct path. */
    public readonly where: string,
    /** Absent for a service that only an override brings. */
    public readonly model: ServiceModel | undefined,
    private readonly layers: readonly Layer[],
  ) {}

  /** Where the last word about the service was said; undefined where no override did. */
  public get source(): string | undefined {
    return this.layers.at(-1)?.source;
  }

  /** The value that an override gives a key; undefined where none does. */
  public overridden(key: string): Overridden | undefined {
    const last = this.layers.filter(({ values }) => Object.hasOwn(values, key)).at(-1);
    return last && { value: last.values[key], source: last.source };
  }

  /** Every override of a key, the weakest first; of maps all count, since they merge. */
  public overrides(key: string): Overridden[] {
    return this.layers.filter(({ values }) => Object.hasOwn(values, key)).map(({ source, values }) => ({ value: values[key], source }));
  }

  /** Everything that overrides lay over the service. */
  public all(): Overridden[] {
    return this.layers.map(({ source, values }) => ({ value: values, source }));
  }
}

/** What is gone when an override removes the defaults of all services. */
const NOTHING_HARDENED: PlainObject = { read_only: null, cap_drop: null, security_opt: null, deploy: null };

/** Every service of the stack, and those that only an override of the stack brings. */
export function serviceViews(stack: StackModel): ServiceView[] {
  const overrides = stack.composeOverrides as PlainObject;
  const services = mapOf(overrides.services);
  const defaults = layer('addComposeOverride of the stack, x-defaults', overrides['x-defaults'] === null ? NOTHING_HARDENED : overrides['x-defaults']);
  const ofStack = (name: string): Layer[] => layer(`addComposeOverride of the stack, services.${name}`, services[name]);
  const kept = stack.services.filter(({ name }) => services[name] !== null);
  const known = kept.map((model) => {
    const layers = [...defaults, ...layer('addComposeOverride', model.composeOverrides as PlainObject), ...ofStack(model.name)];
    return new ServiceView(model.name, model.constructPath, model, layers);
  });
  const added = Object.keys(services)
    .filter((name) => !stack.services.some((service) => service.name === name))
    .filter((name) => ['image', 'build'].some((key) => key in mapOf(services[name]))); // else compose refuses it
  return [...known, ...added.map((name) => new ServiceView(name, `${stack.name}/${name}`, undefined, ofStack(name)))];
}

function layer(source: string, value: PlainValue): Layer[] {
  return isPlainObject(value) && Object.keys(value).length > 0 ? [{ source, values: value }] : [];
}
