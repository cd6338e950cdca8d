import { createHash } from 'node:crypto';
import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { PackageURL } from 'packageurl-js';
import parseLicense from 'spdx-expression-parse';
import type { BundledPackage, Manifest } from './bundled-packages.ts';

const components = new Contrib.FromNodePackageJson.Builders.ComponentBuilder(
  new Contrib.FromNodePackageJson.Factories.ExternalReferenceFactory(),
  new Contrib.License.Factories.LicenseFactory(parseLicense),
);

/**
 * What is in a bundle, as JSON that scanners of vulnerabilities and licenses read. It has no time and no random number,
 * so that equal bundles have equal bills.
 *
 * @param own The package whose bundle it is.
 * @see https://cyclonedx.org/docs/1.6/json/
 */
export function billOfMaterials(own: Manifest, packages: readonly BundledPackage[]): string {
  const bundle = componentOf(own, Enums.ComponentType.Application);
  const bom = new Models.Bom({ metadata: new Models.Metadata({ component: bundle }) });
  const manifests = packages.map(({ manifest }) => [`${manifest.name} ${manifest.version}`, manifest] as const);
  // The same version may be in several folders.
  for (const manifest of new Map(manifests).values()) {
    const component = componentOf(manifest, Enums.ComponentType.Library);
    bom.components.add(component);
    bundle.dependencies.add(component.bomRef);
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  const text = (): string => `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
  bom.serialNumber = serialNumberOf(text());
  return text();
}

/** A UUID that depends on a text alone (version 8 of RFC 9562). GitHub attests no bill without one. */
function serialNumberOf(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex');
  const [, time, middle, high, low, node] = /^(.{8})(.{4})(.{3})(.{3})(.{12})/.exec(digits) ?? [];
  return `urn:uuid:${time}-${middle}-8${high}-8${low}-${node}`;
}

function componentOf(manifest: Manifest, type: Enums.ComponentType): Models.Component {
  const component = components.makeComponent(manifest as object, type);
  if (!component) throw new Error(`The package ${manifest.name} can't be a part of a bill of materials.`);
  const { group, name, version } = component;
  const url = new PackageURL('npm', group, name, version).toString();
  component.purl = url;
  component.bomRef.value = url;
  return component;
}
