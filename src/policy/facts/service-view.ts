import type { ServiceModel } from '../../model/service-model';
import type { StackModel } from '../../model/stack-model';
import { combineOverrides, isPlainObject, mapOf, mergeOverrides, PlainObject, PlainValue } from '../../util/objects';

/** A key that an override sets, and the call that sets it. */
export interface Overridden {
  readonly value: PlainValue;
  readonly source: string;
}

/** Keys of one service that one call overrides. */
interface Layer {
  readonly source: string;
  readonly values: PlainObject;
}

/** A service as compose will see it: the model and its overrides. */
export class ServiceView {
  public constructor(
    public readonly name: string,
    /** Construct path. */
    public readonly where: string,
    /** Absent for a service that only an override adds. */
    public readonly model: ServiceModel | undefined,
    private readonly layers: readonly Layer[],
  ) {}

  /** The last override of the service; undefined if there is none. */
  public get source(): string | undefined {
    return this.layers.at(-1)?.source;
  }

  /** What the overrides make of a key, and the last of them: maps are merged, other values replaced; undefined if none sets it. */
  public overridden(key: string): Overridden | undefined {
    const last = this.overrides(key).at(-1);
    return last && { value: this.layers.map(({ values }) => values).reduce(combineOverrides, {})[key], source: last.source };
  }

  /** What a key comes to where the service has a value of its own. */
  public merged(key: string, own: PlainValue): PlainValue {
    const override = this.overridden(key);
    return override ? mergeOverrides({ [key]: own }, { [key]: override.value })[key] : own;
  }

  /** Every override of a key, in order of application. */
  public overrides(key: string): Overridden[] {
    return this.layers.filter(({ values }) => Object.hasOwn(values, key)).map(({ source, values }) => ({ value: values[key], source }));
  }

  /** All overrides of the service. */
  public all(): Overridden[] {
    return this.layers.map(({ source, values }) => ({ value: values, source }));
  }
}

/** The state of every service if an override removes the common defaults. */
const NOTHING_HARDENED: PlainObject = { read_only: null, cap_drop: null, security_opt: null, deploy: null };

/** The services of the stack, including those that only an override of the stack adds. */
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
    .filter((name) => ['image', 'build'].some((key) => key in mapOf(services[name]))); // otherwise compose rejects it
  return [...known, ...added.map((name) => new ServiceView(name, `${stack.name}/${name}`, undefined, ofStack(name)))];
}

function layer(source: string, value: PlainValue): Layer[] {
  return isPlainObject(value) && Object.keys(value).length > 0 ? [{ source, values: value }] : [];
}
