import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { expect, test } from 'vitest';
import { billOfMaterials } from '../build/bill-of-materials.ts';

const own = { name: '@conoha-images/mock', version: '1.2.3', license: 'MIT' };

function packageOf(name: string, version: string, license?: unknown) {
  return { folder: `node_modules/${name}`, manifest: { name, version, license } };
}

test('a bill of materials is valid CycloneDX, whatever a package says of its license', async () => {
  const packages = [
    packageOf('plain', '1.0.0', 'MIT'),
    packageOf('@scope/either', '2.0.0-beta.1', '(MIT OR Apache-2.0)'),
    packageOf('unknown', '0.0.1', 'SEE LICENSE IN LICENSE'),
    packageOf('old', '0.1.0', { type: 'BSD' }),
    packageOf('silent', '0.2.0'),
  ];
  const bill = billOfMaterials(own, packages);
  expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(bill)).toBeNull();
  const { components, dependencies } = JSON.parse(bill);
  const urls = [
    'pkg:npm/%40scope/either@2.0.0-beta.1',
    'pkg:npm/old@0.1.0',
    'pkg:npm/plain@1.0.0',
    'pkg:npm/silent@0.2.0',
    'pkg:npm/unknown@0.0.1',
  ];
  expect(components.map(({ purl }: { purl: string }) => purl).toSorted()).toEqual(urls);
  expect(dependencies[0]).toEqual({ ref: 'pkg:npm/%40conoha-images/mock@1.2.3', dependsOn: urls });
});

test('equal bundles have equal bills, and a version that is in several folders is there once', () => {
  const [one, other] = [packageOf('one', '1.0.0', 'MIT'), packageOf('other', '1.0.0', 'MIT')];
  const bill = billOfMaterials(own, [one, other]);
  const copy = { ...one, folder: 'node_modules/other/node_modules/one' };
  expect(billOfMaterials(own, [copy, other, one])).toBe(bill);
  const different = billOfMaterials(own, [one, packageOf('one', '1.0.1', 'MIT'), other]);
  expect(different).not.toBe(bill);
  const serialNumberOf = (text: string): string => JSON.parse(text).serialNumber;
  expect(serialNumberOf(bill)).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(serialNumberOf(different)).not.toBe(serialNumberOf(bill));
});
