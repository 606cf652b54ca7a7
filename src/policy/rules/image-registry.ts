import { qualifiedRepository } from '../../model/image-reference';
import type { StackModel } from '../../model/stack-model';
import { imagesOf } from '../facts/images';
import { builtInRule, Finding, IPolicyRule } from '../rule';
import { Severity } from '../severity';

const CODE = [
  'class AcmePolicy extends PolicyPack {',
  "  rules = [new AllowedRegistries(['registry.acme.example'])];",
  '}',
  '',
  'const shop = new ContainerStack(project, {',
  "  name: 'shop',",
  '  policy: { packs: [new AcmePolicy()] },',
  '});',
  "new Postgres(shop, 'postgres');",
];

const PAGE = {
  why: 'An image is code that runs with the rights of its service. A company that mirrors, scans and maintains its base images wants no others; its policy pack lists the allowed registries.',
  equivalents: ['hadolint DL3026', 'Trivy KSV-0125', 'Kyverno restrict-image-registries'],
  bad: { code: CODE },
  good: {
    files: { 'docker/pins/Dockerfile': 'FROM registry.acme.example/library/postgres:17-alpine AS postgres\n' },
    code: CODE,
  },
};

/** The rule as the library has it: every registry is allowed. */
export const imageRegistry = builtInRule({
  id: 'image-registry',
  severity: Severity.HIGH,
  description: 'Every image comes from an allowed registry; without a pack that lists registries, all are allowed.',
  page: PAGE,
  check: () => [],
});

/** The rule `image-registry` with the registries that it allows, for a {@link PolicyPack}. */
export class AllowedRegistries implements IPolicyRule {
  public readonly id = imageRegistry.id;
  public readonly severity = imageRegistry.severity;
  public readonly description = imageRegistry.description;
  public readonly url = imageRegistry.url;

  /**
   * @param registries registries, or namespaces in them, such as `registry.acme.example` or `docker.io/library`
   */
  public constructor(private readonly registries: string[]) {}

  public check(stack: StackModel, _today: string): Finding[] {
    const allowed = this.registries.map((registry) => registry.replace(/\/+$/, ''));
    return imagesOf(stack)
      .map((image) => ({ image, repository: qualifiedRepository(image.reference) }))
      .filter(({ repository }) => !allowed.some((registry) => repository.startsWith(`${registry}/`)))
      .map(({ image: { reference, ...place }, repository }) => ({
        ...place,
        what: `"${reference}" comes from ${repository.split('/')[0]}.`,
        fix: `Take the image from one of: ${allowed.join(', ')}.`,
      }));
  }
}
